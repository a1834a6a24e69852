import { describe, expect, it } from 'vitest';
import {
  createHarness,
  json,
  never,
  stalled,
  URL_UNDER_TEST,
} from '../../test/support/pipeline-harness.ts';
import { follow } from '../../test/support/settled.ts';
import { TimeoutError } from '../errors.ts';

const once = { timeoutMs: 1_000, maxRetries: 0 };

describe('the attempt timeout', () => {
  it.each([
    ['no answer comes', never],
    ['the body stalls half-way', stalled],
  ])('ends an attempt when %s', async (_, respond) => {
    const { clock, fetch, sent } = createHarness(respond, once);
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(999);
    expect(state()).toBe('pending');
    await clock.advance(1);
    expect(state()).toEqual({ error: expect.any(TimeoutError) });
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  it('counts anew for each attempt', async () => {
    const { clock, fetch, sent } = createHarness(
      (_, number) => (number < 3 ? never() : json({ done: true })),
      { timeoutMs: 1_000 },
    );
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(5_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 1_250, 2_750]);
    expect(state()).toMatchObject({ value: { status: 200 } });
  });

  it('is repeated over a transport that heeds the abort, whose own error counts for nothing', async () => {
    let attempts = 0;
    const { clock, fetch } = createHarness(never, {
      timeoutMs: 1_000,
      fetch(_input, init) {
        attempts += 1;
        return new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
      },
    });
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(60_000);
    expect(state()).toEqual({ error: expect.any(TimeoutError) });
    expect(attempts).toBe(3);
  });

  it('an attempt that timed out may have reached the server, so a POST is not repeated', async () => {
    const { clock, fetch, sent } = createHarness(never, { timeoutMs: 1_000 });
    const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}' }));
    await clock.advance(60_000);
    expect(state()).toEqual({ error: expect.any(TimeoutError) });
    expect(sent).toHaveLength(1);
  });
});
