import { hash as sha } from 'node:crypto';
import { hash, verify } from '@node-rs/bcrypt';
import type { KeyHasher } from '../ports.ts';

/** Doublings of the work. Keys are random and long, so this slows guessing that is hopeless already. */
const COST = 10;

/** bcrypt, computed on the thread pool and so off the event loop. */
export const bcryptHasher: KeyHasher = {
  hash: (key) => hash(key, { cost: COST }),
  verify: (key, hashed) => verify(key, hashed),
  digest: (key) => sha('sha256', key),
};
