import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ApiTokenRecord } from '../ports.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleToken } from '../stores/sample-records.ts';
import { createKeyVerifier } from './key-verifier.ts';
import { generateKey, prefixOfKey } from './keys.ts';

const sha256 = (text: string) => hash('sha256', text);

const SENDER = '203.0.113.9';
const ROOT = 'sk_live_root_of_the_tests';
const KEY = generateKey('live', (length) => new Uint8Array(length).fill(7));

/** Hashes that a test answers by hand. */
async function setUp(fields: Partial<ApiTokenRecord> = {}) {
  const store = createMemoryStore();
  await store.tokens.insert(sampleToken({ id: 1, prefix: prefixOfKey(KEY), hash: KEY, ...fields }));
  const compared: string[] = [];
  const verifier = createKeyVerifier({
    rootKey: ROOT,
    tokens: store.tokens,
    hasher: {
      hash: async (key) => key,
      async verify(key, hash) {
        compared.push(hash);
        return key === hash;
      },
      digest: sha256,
    },
  });
  return { store, verifier, compared };
}

describe('the verification of keys', () => {
  it('knows the root key without hashing, and names it without telling it', async () => {
    const { verifier, compared } = await setUp();
    const fingerprint = verifier.rootFingerprint();
    expect(await verifier.verify(ROOT, SENDER)).toEqual({ kind: 'root', fingerprint });
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(compared).toEqual([]);
  });

  it('compares a known key once, however many ask at once and after', async () => {
    const { verifier, compared } = await setUp();
    await Promise.all(Array.from({ length: 50 }, () => verifier.verify(KEY, SENDER)));
    expect(await verifier.verify(KEY, SENDER)).toMatchObject({ kind: 'token', record: { id: 1 } });
    expect(compared).toHaveLength(1);
  });

  it('compares every time for a wrong key of a known prefix, and never takes it', async () => {
    const { verifier, compared } = await setUp({ hash: 'of another key' });
    for (let i = 0; i < 3; i += 1) expect(await verifier.verify(KEY, SENDER)).toBeUndefined();
    expect(compared).toHaveLength(3);
  });

  it('finds the right one of several with one prefix', async () => {
    const { store, verifier } = await setUp({ hash: 'of another key' });
    await store.tokens.insert(sampleToken({ id: 2, prefix: prefixOfKey(KEY), hash: KEY }));
    expect(await verifier.verify(KEY, SENDER)).toMatchObject({ record: { id: 2 } });
  });

  it('does not compare for an unknown prefix', async () => {
    const { verifier, compared } = await setUp({ prefix: 'sk_live_00000000' });
    expect(await verifier.verify(KEY, SENDER)).toBeUndefined();
    expect(compared).toEqual([]);
  });

  it('answers the record as it is now, and refuses a key that was deleted', async () => {
    const { store, verifier } = await setUp();
    await verifier.verify(KEY, SENDER);
    await store.tokens.update(1, (record) => ({ ...record, active: false }));
    expect(await verifier.verify(KEY, SENDER)).toMatchObject({ record: { active: false } });
    await store.tokens.delete(1);
    expect(await verifier.verify(KEY, SENDER)).toBeUndefined();
  });

  it('compares again when the keys were forgotten', async () => {
    const { verifier, compared } = await setUp();
    await verifier.verify(KEY, SENDER);
    expect(verifier.clear()).toBe(1);
    await verifier.verify(KEY, SENDER);
    expect(compared).toHaveLength(2);
  });
});
