import { install } from '@sinonjs/fake-timers';

/** Turns of the event loop over which an answer's body is read at most. */
const TURNS = 10;

/**
 * Runs work whose waits take no time: timers and clocks of this process are replaced, and time leaps
 * to the next timer whenever nothing else is left to do. Peers, which know no clock but the
 * platform's, live in the same time as everybody.
 *
 * @param startedAt what the clock shows at first, in milliseconds since the epoch
 * @param isBusy whether work goes on elsewhere, such as on another thread
 */
export async function inVirtualTime<T>(
  startedAt: number,
  work: () => Promise<T>,
  isBusy: () => boolean = () => false,
): Promise<T> {
  const clock = install({
    now: startedAt,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  try {
    let settled = false;
    const result = work().finally(() => {
      settled = true;
    });
    while (!settled) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        do await new Promise((done) => setImmediate(done));
        while (isBusy());
      }
      if (!settled) clock.next();
    }
    return await result;
  } finally {
    clock.uninstall();
  }
}
