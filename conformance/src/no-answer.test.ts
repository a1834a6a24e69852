import { expect, it } from 'vitest';
import { whyNoAnswer } from './no-answer.ts';

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });

it.each([
  [
    'a code that is known',
    failed({ code: 'ECONNREFUSED' }),
    'nothing listens there (ECONNREFUSED)',
  ],
  ['a code that is not', failed({ code: 'EPROTO' }), 'EPROTO'],
  ['no code', failed(new Error('bad port')), 'bad port'],
  ['no cause', new TypeError('fetch failed'), 'fetch failed'],
  ['a time-out', new DOMException('', 'TimeoutError'), 'there was none within 2.5 s'],
  ['anything else', 'no idea', 'no idea'],
])('says why there was no answer, with %s', (_, error, reason) => {
  expect(whyNoAnswer(error, 2_500)).toBe(reason);
});
