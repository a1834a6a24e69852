import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admitted,
  ended,
  type GateState,
  isProbe,
  openGate,
  waitOfExchange,
  waitOfNext,
} from './quota-gate.ts';
import type { RateLimitObservation } from './rate-limit-headers.ts';

const EPOCH = 1_767_225_600;

/** What an answer says when its reset lies `second` seconds after the epoch of these tests. */
function seen(remaining: number, second = 60, now = 0): RateLimitObservation {
  const resetAt = (EPOCH + second) * 1_000;
  return { limit: 100, remaining, resetAt, resetInMs: second * 1_000 - now };
}

function after(state: GateState, observation?: RateLimitObservation, now = 0, probe = false) {
  return ended(admitted(state, probe), probe, observation, now);
}

describe('who may send', () => {
  it('everybody up to the bound, while nothing is known', () => {
    expect(waitOfNext(openGate, 1, 0)).toBe(0);
    expect(isProbe(openGate)).toBe(false);
    expect(waitOfNext(admitted(openGate, false), 1, 0)).toBe(Infinity);
  });

  it('as many as are left, with calls in flight reserved against it', () => {
    const known = after(openGate, seen(2));
    const one = admitted(known, false);
    const two = admitted(one, false);
    expect(waitOfNext(one, 100, 0)).toBe(0);
    expect(waitOfNext(two, 100, 0)).toBe(60_000);
  });

  it('at 0 nobody until the reset, and then one probe', () => {
    const spent = after(openGate, seen(0));
    expect(waitOfNext(spent, 100, 59_999)).toBe(1);
    expect(waitOfNext(spent, 100, 60_000)).toBe(0);
    expect(isProbe(spent)).toBe(true);
    expect(waitOfNext(admitted(spent, true), 100, 60_000)).toBe(Infinity);
  });

  it('the probe opens the gate for as many as its answer says', () => {
    const spent = after(openGate, seen(0));
    const open = after(spent, seen(2, 61, 60_000), 60_000, true);
    expect(waitOfNext(admitted(open, false), 100, 60_000)).toBe(0);
    expect(waitOfNext(admitted(admitted(open, false), false), 100, 60_000)).toBeGreaterThan(0);
  });

  it.each([
    ['equal', 60],
    ['earlier', 59],
  ])('the probe’s answer counts even where its reset is %s', (_, second) => {
    const spent = after(openGate, seen(0));
    expect(after(spent, seen(7, second, 60_000), 60_000, true).quota?.remaining).toBe(7);
  });

  it('a probe that fails makes room for another', () => {
    const spent = after(openGate, seen(0));
    const failed = after(spent, undefined, 60_000, true);
    expect(waitOfNext(failed, 100, 60_000)).toBe(0);
    expect(isProbe(failed)).toBe(true);
  });

  it('a probe whose answer names no limit opens the gate', () => {
    const spent = after(openGate, seen(0));
    const silent = ended(admitted(spent, true), true, null, 60_000);
    expect(silent.quota).toBeUndefined();
  });

  it('an exchange waits for time only', () => {
    const spent = after(openGate, seen(0));
    expect(waitOfExchange(spent, 59_000)).toBe(1_000);
    expect(waitOfExchange(admitted(spent, true), 60_000)).toBe(0);
    expect(waitOfExchange(admitted(after(openGate, seen(1)), false), 0)).toBe(0);
  });
});

describe('the order of observations', () => {
  it.each([
    ['a later reset replaces', seen(5, 60), seen(50, 120), 50],
    ['a reset two seconds later is of the same window', seen(5, 60), seen(7, 62), 5],
    ['a reset two seconds earlier is of the same window', seen(5, 60), seen(3, 58), 3],
    ['an equal one keeps the smaller remaining', seen(5, 60), seen(7, 60), 5],
    ['an equal one takes the smaller remaining', seen(5, 60), seen(3, 60), 3],
    ['an earlier one is ignored', seen(5, 120), seen(1, 60), 5],
  ])('%s', (_, first, second, remaining) => {
    expect(after(after(openGate, first), second).quota?.remaining).toBe(remaining);
  });

  it('a call that ends without an answer counts as having used some', () => {
    const lost = after(after(openGate, seen(2)));
    expect(waitOfNext(lost, 10, 0)).toBe(0);
    expect(isProbe(admitted(lost, false))).toBe(true);
  });

  it('what is only guessed never shuts the gate until the reset: a probe goes and puts it right', () => {
    const guessed = after(after(after(openGate, seen(2))));
    expect(waitOfNext(guessed, 10, 0)).toBe(0);
    const probing = admitted(guessed, true);
    expect(waitOfNext(probing, 10, 0)).toBe(Infinity);
    const known = ended(probing, true, seen(2), 0);
    expect(isProbe(admitted(known, false))).toBe(false);
  });

  it('an answer without a word about the quota changes nothing', () => {
    const known = after(openGate, seen(5));
    expect(ended(admitted(known, false), false, null, 0)).toEqual(known);
  });

  it('within one window no order of answers lets more calls out than the quota holds', () => {
    const run = fc.record({
      limit: fc.integer({ min: 1, max: 30 }),
      order: fc.infiniteStream(fc.nat()),
    });
    fc.assert(
      fc.property(run, ({ limit, order }) => {
        let state = after(openGate, seen(limit - 1));
        let used = 1;
        const inFlight: RateLimitObservation[] = [];
        for (let step = 0; step < 100; step++) {
          const pick = order.next().value ?? 0;
          if (pick % 2 === 0 && waitOfNext(state, 10, 0) === 0) {
            state = admitted(state, false);
            used += 1;
            inFlight.push(seen(limit - used, 60 + (pick % 3)));
          } else if (inFlight.length > 0) {
            const [observation] = inFlight.splice(pick % inFlight.length, 1);
            state = ended(state, false, observation, 0);
          }
          expect(used).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
