/** The record with the fields given; as it was, its time of change too, where they change nothing. */
export function patched<T extends { updatedAt: string }>(
  record: T,
  fields: Partial<T>,
  updatedAt: string,
): T {
  const next = { ...record, ...fields };
  return JSON.stringify(next) === JSON.stringify(record) ? record : { ...next, updatedAt };
}
