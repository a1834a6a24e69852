import { expect, it } from 'vitest';
import { createRandomBytes } from './random-bytes.ts';

it.each([1, 20, 4096, 5000])('%i bytes at a time are as many, and others each time', (length) => {
  const randomBytes = createRandomBytes();
  const draws = Array.from({ length: 300 }, () => randomBytes(length));
  expect(new Set(draws.map((bytes) => bytes.length))).toEqual(new Set([length]));
  // Of single bytes 300 cannot all differ, but hardly half as many do.
  const different = new Set(draws.map((bytes) => bytes.join()));
  expect(different.size).toBeGreaterThan(length === 1 ? 128 : 299);
});
