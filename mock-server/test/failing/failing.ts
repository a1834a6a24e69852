import { expect } from 'vitest';
import { test } from '../../src/vitest.ts';

test('fails while something waits on the clock', ({ mock }) => {
  mock.clock.after(2_000, () => {});
  expect.fail('as a runner does that has waited for too long');
});

test('leaves a fault unused beside', ({ mock }) => {
  mock.on('users.get').malformed();
  expect.fail('for a reason of its own');
});

test('passes while something waits on the clock', ({ mock }) => {
  mock.clock.after(2_000, () => {});
});
