import { describe, expect, it, vi } from 'vitest';
import { createSubject } from '../test/support/token-source-subject.ts';
import { TimeoutError } from './errors.ts';

describe('the time that an exchange may take', () => {
  it('ends the wait of all callers, and the next call tries again', async () => {
    const { clock, exchanges, get } = createSubject({ timeoutMs: 30_000 });
    const states = [get(), get()];
    await clock.advance(30_000);
    for (const state of states) expect(state()).toEqual({ error: expect.any(TimeoutError) });
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(2);
  });

  it('covers the reading of the key', async () => {
    const readKey = vi.fn(() => new Promise<string>(() => {}));
    const { clock, get } = createSubject({ readKey, timeoutMs: 30_000 });
    const state = get();
    await clock.advance(30_000);
    expect(state()).toMatchObject({ error: { name: 'TimeoutError', timeoutMs: 30_000 } });
    get();
    await clock.settle();
    expect(readKey).toHaveBeenCalledTimes(2);
  });

  it('a slow exchange that comes in late does not overwrite a newer token', async () => {
    const { clock, exchanges, get } = createSubject({ timeoutMs: 30_000 });
    get();
    await clock.advance(30_000);
    get();
    await clock.settle();
    exchanges[1]?.bring({ authorization: 'Bearer newer' });
    exchanges[0]?.bring({ authorization: 'Bearer older' });
    await clock.settle();
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'Bearer newer' });
  });

  it('holds where the platform lost timer and request', async () => {
    const { clock, exchanges, get } = createSubject({ timeoutMs: 30_000 }, () => () => {});
    get();
    await clock.advance(29_999);
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(1);
    await clock.advance(1);
    const state = get();
    await clock.settle();
    exchanges[1]?.bring({ authorization: 'Bearer newer' });
    exchanges[0]?.bring({ authorization: 'Bearer older' });
    await clock.settle();
    expect(state()).toEqual({ value: 'Bearer newer' });
    const next = get();
    await clock.settle();
    expect(next()).toEqual({ value: 'Bearer newer' });
  });

  it('leaves no timer behind, neither at the end of an exchange nor after closing', async () => {
    const { clock, tokens, get, obtain, close } = createSubject();
    await obtain();
    expect(clock.pendingTimers).toBe(0);
    tokens.invalidate('token 1');
    get();
    await clock.settle();
    expect(clock.pendingTimers).toBe(1);
    close('closed');
    await clock.settle();
    expect(clock.pendingTimers).toBe(0);
  });
});
