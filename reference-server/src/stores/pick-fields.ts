/** A new object with these fields of the record only. */
export function pickFields<T, K extends keyof T>(record: T, fields: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const field of fields) picked[field] = record[field];
  return picked as Pick<T, K>;
}
