import type { RandomBytes } from '../ports.ts';

/** The digits of base 62, by value. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Largest multiple of 62 that fits into a byte; bytes from here on would favour some characters. */
const UNBIASED_BYTES = 248;

/** Random base-62 text, every character equally likely. */
export function randomBase62(length: number, randomBytes: RandomBytes): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < UNBIASED_BYTES && text.length < length) text += BASE62[byte % 62];
    }
  }
  return text;
}
