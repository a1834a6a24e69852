import { describe, expect, it } from 'vitest';
import { createActivity } from './activity.ts';

/** Turns that go by as the test says. */
function createTurns() {
  const waiting: (() => void)[] = [];
  return {
    turn: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
      }),
    /** Lets one go by, and all that follows from it. */
    async pass() {
      for (const resolve of waiting.splice(0)) resolve();
      await new Promise(setImmediate);
    },
    get isWaiting() {
      return waiting.length > 0;
    },
  };
}

function startSettling() {
  const turns = createTurns();
  const activity = createActivity();
  activity.turnBy(turns.turn);
  let isSettled = false;
  const settled = activity.settle().then(() => {
    isSettled = true;
  });
  return { turns, activity, settled, isSettled: () => isSettled };
}

describe('activity', () => {
  it('settles after three quiet turns of the kind that it was told', async () => {
    const { turns, settled, isSettled } = startSettling();
    for (let turn = 0; turn < 3; turn += 1) {
      expect(isSettled()).toBe(false);
      await turns.pass();
    }
    await settled;
    expect(turns.isWaiting).toBe(false);
  });

  it('counts again from a turn in which something began and ended', async () => {
    const { turns, activity, settled, isSettled } = startSettling();
    await turns.pass();
    await turns.pass();
    await activity.during(async () => undefined);
    for (let turn = 0; turn < 4; turn += 1) {
      await turns.pass();
      expect(isSettled()).toBe(turn === 3);
    }
    await settled;
  });

  it('waits for what is under way', async () => {
    const { turns, activity, settled, isSettled } = startSettling();
    const work = Promise.withResolvers<void>();
    const worked = activity.during(() => work.promise);
    for (let turn = 0; turn < 5; turn += 1) await turns.pass();
    expect([isSettled(), turns.isWaiting]).toEqual([false, false]);
    work.resolve();
    await worked;
    for (let turn = 0; turn < 5; turn += 1) await turns.pass();
    await settled;
  });
});
