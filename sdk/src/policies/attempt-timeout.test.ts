import { describe, expect, it } from 'vitest';
import {
  createHarness,
  json,
  never,
  type SentRequest,
  stalled,
  URL_UNDER_TEST,
} from '../../test/support/pipeline-harness.ts';
import { follow } from '../../test/support/settled.ts';
import { TimeoutError } from '../errors.ts';

/** Never answers, and fails when it is aborted, as the platform's `fetch` does. */
function heeding({ signal }: Pick<SentRequest, 'signal'>): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

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

  it.each([
    ['ignores its signal', never],
    ['heeds its signal', heeding],
  ])('counts anew for each attempt, over a transport that %s', async (_, hang) => {
    const { clock, fetch, sent } = createHarness(
      (request, number) => (number < 3 ? hang(request) : json({ done: true })),
      { timeoutMs: 1_000 },
    );
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(5_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 1_250, 2_750]);
    expect(state()).toMatchObject({ value: { status: 200 } });
  });

  it('an attempt that timed out may have reached the server, so a POST is not repeated', async () => {
    const { clock, fetch, sent } = createHarness(never, { timeoutMs: 1_000 });
    const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}' }));
    await clock.advance(60_000);
    expect(state()).toEqual({ error: expect.any(TimeoutError) });
    expect(sent).toHaveLength(1);
  });
});
