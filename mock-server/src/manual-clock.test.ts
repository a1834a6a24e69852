import { describe, expect, it } from 'vitest';
import { createManualClock } from './manual-clock.ts';

const settle = () => Promise.resolve();
const start = '2026-01-01T00:00:00Z';
const startMs = Date.parse(start);

describe('a manual clock', () => {
  it('stands still until it is moved', async () => {
    const clock = createManualClock(start, settle);
    expect([clock.now(), clock.monotonic()]).toEqual([startMs, 0]);
    await clock.advance('2s');
    expect([clock.now(), clock.monotonic()]).toEqual([startMs + 2000, 2000]);
  });

  it('calls timers back in the order in which they are due, each at its own time', async () => {
    const clock = createManualClock(start, settle);
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, clock.monotonic()]);
    clock.after(300, note('third'));
    clock.after(100, note('first'));
    clock.after(100, note('second'));
    clock.after(2000, note('never'));
    await clock.advance(1000);
    expect(seen).toEqual([
      ['first', 100],
      ['second', 100],
      ['third', 300],
    ]);
    expect(clock.monotonic()).toBe(1000);
  });

  it('calls back timers that were set on the way', async () => {
    const clock = createManualClock(start, settle);
    const seen: number[] = [];
    const again = () => {
      seen.push(clock.monotonic());
      clock.after(100, again);
    };
    clock.after(100, again);
    await clock.advance(350);
    expect(seen).toEqual([100, 200, 300]);
  });

  it('lets work go on before each step', async () => {
    let steps = 0;
    const clock = createManualClock(start, async () => {
      steps += 1;
    });
    clock.after(10, () => undefined);
    await clock.advance(20);
    expect(steps).toBe(3);
  });

  it('forgets a timer that was cancelled', async () => {
    const clock = createManualClock(start, settle);
    const cancel = clock.after(10, () => expect.unreachable());
    cancel();
    await clock.advance(20);
  });

  it('is set to another moment without anything becoming due', async () => {
    const clock = createManualClock(start, settle);
    clock.after(1000, () => expect.unreachable());
    clock.set('2030-06-01T00:00:00Z');
    expect([clock.now(), clock.monotonic()]).toEqual([Date.parse('2030-06-01T00:00:00Z'), 0]);
    await clock.advance(999);
  });

  it('knows how far the next timer is ahead', async () => {
    const clock = createManualClock(start, settle);
    clock.after(5_000, () => {});
    const cancel = clock.after(2_000, () => {});
    await clock.advance(500);
    expect(clock.untilNext()).toBe(1_500);
    cancel();
    expect(clock.untilNext()).toBe(4_500);
    await clock.advance('5s');
    expect(clock.untilNext()).toBeUndefined();
  });

  it.each(['tomorrow', Number.NaN])(
    'refuses to be set to %j and says what would be right',
    (moment) => {
      expect(() => createManualClock(moment, settle)).toThrow(/is no moment: use ISO 8601/);
    },
  );
});
