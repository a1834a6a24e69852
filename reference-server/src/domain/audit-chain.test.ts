import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../ports.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleAudit } from '../stores/sample-records.ts';
import { appendToChain, type ChainEnd, findBrokenLink, readChainEnd } from './audit-chain.ts';

type Entry = Omit<AuditRecord, 'id' | 'hash'>;

function entry(fields: Partial<Entry> = {}): Entry {
  const { id: _id, hash: _hash, ...rest } = sampleAudit(fields);
  return rest;
}

async function chainOf(...entries: Partial<Entry>[]) {
  const store = createMemoryStore();
  for (const fields of entries) await appendToChain(store, entry(fields));
  return { store, end: (length = 100) => readEnd(store, length) };
}

async function readEnd(store: ReturnType<typeof createMemoryStore>, length: number) {
  const before = store.snapshot();
  const end = await readChainEnd(store, length);
  store.restore(before);
  return end;
}

function withRecord(end: ChainEnd, id: string, fields: Partial<AuditRecord>): ChainEnd {
  const change = (record: AuditRecord) => (record.id === id ? { ...record, ...fields } : record);
  return { ...end, records: end.records.map(change) };
}

const four: Partial<Entry>[] = [
  { target: 'user_1' },
  { target: 'user_2', environment: 'test' },
  { target: 'user_3', before: { b: 1, a: { d: [2, 1], c: null } } },
  { target: 'user_4' },
];

describe('the chain over the audit log', () => {
  it('is numbered without gaps through both environments, each link another digest', async () => {
    const { end } = await chainOf(...four);
    const { from, to, records } = await end();
    expect([from, to]).toEqual([1, 4]);
    expect(records.map(({ id }) => id)).toEqual(['aud_1', 'aud_2', 'aud_3', 'aud_4']);
    expect(new Set(records.map(({ hash }) => hash)).size).toBe(4);
    expect(await findBrokenLink({ from, to, records })).toBeUndefined();
  });

  it('holds where nothing was written yet', async () => {
    const { end } = await chainOf();
    expect(await findBrokenLink(await end())).toBeUndefined();
  });

  it('gives the number that a failed change took to the next one', async () => {
    const { store, end } = await chainOf(...four);
    const failing = store.transaction(async (access) => {
      await appendToChain(access, entry());
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    await appendToChain(store, entry({ target: 'user_5' }));
    expect((await end()).to).toBe(5);
    expect(await findBrokenLink(await end())).toBeUndefined();
  });

  it.each([
    ['operation', { operation: 'users.delete' }],
    ['actor', { actor: { type: 'root', id: 'root:abc', name: 'somebody else' } }],
    ['target', { target: null }],
    ['environment', { environment: 'test' }],
    ['state before', { before: { b: 1, a: { d: [1, 2], c: null } } }],
    ['time', { createdAt: '2026-01-01T00:00:00.001Z' }],
    ['digest', { hash: 'f'.repeat(64) }],
    ['lack of a digest', { hash: '' }],
  ] satisfies [string, Partial<AuditRecord>][])('shows a changed %s', async (_what, fields) => {
    const { end } = await chainOf(...four);
    const found = await findBrokenLink(withRecord(await end(), 'aud_3', fields));
    expect(found).toEqual({ id: 'aud_3', reason: 'changed' });
  });

  it.each(['aud_1', 'aud_3', 'aud_4'])(
    'shows that %s was removed, be it the first or the last',
    async (id) => {
      const { end } = await chainOf(...four);
      const whole = await end();
      const records = whole.records.filter((record) => record.id !== id);
      expect(await findBrokenLink({ ...whole, records })).toEqual({ id, reason: 'missing' });
    },
  );

  it('shows that two entries changed places', async () => {
    const { end } = await chainOf(...four);
    const whole = await end();
    const [, second, third] = whole.records;
    if (second === undefined || third === undefined) throw new Error('Four entries were written.');
    const swapped = withRecord(withRecord(whole, 'aud_2', { ...third, id: 'aud_2' }), 'aud_3', {
      ...second,
      id: 'aud_3',
    });
    expect(await findBrokenLink(swapped)).toEqual({ id: 'aud_2', reason: 'changed' });
  });

  it('is the same whatever the order in which a store gives the properties back', async () => {
    const { end } = await chainOf(...four);
    const before = { a: { c: null, d: [2, 1] }, b: 1 };
    const whole = await end();
    expect(await findBrokenLink(withRecord(whole, 'aud_3', { before }))).toBeUndefined();
  });

  it('is verified as far back as asked, and the first of these against the one before', async () => {
    const { end } = await chainOf(...four);
    const tail = await end(2);
    expect(tail.records.map(({ id }) => id)).toEqual(['aud_2', 'aud_3', 'aud_4']);
    expect(await findBrokenLink(tail)).toBeUndefined();
    const other = withRecord(tail, 'aud_2', { hash: 'f'.repeat(64) });
    expect(await findBrokenLink(other)).toEqual({ id: 'aud_3', reason: 'changed' });
  });
});
