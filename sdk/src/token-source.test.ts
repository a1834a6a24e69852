import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../test/support/settled.ts';
import { createSubject } from '../test/support/token-source-subject.ts';
import { AuthenticationError } from './answer-errors.ts';
import { KeyturnError } from './errors.ts';

const refusal = new AuthenticationError('no', { status: 401, code: 'INVALID_API_KEY' });

describe('single flight', () => {
  it('however many callers wait, there is one exchange', async () => {
    const { clock, exchanges, get } = createSubject();
    const states = Array.from({ length: 50 }, () => get());
    await clock.settle();
    exchanges[0]?.bring({});
    await clock.settle();
    expect(exchanges).toHaveLength(1);
    for (const state of states) expect(state()).toEqual({ value: 'token 1' });
  });

  it('goes on when nobody waits any longer, and its failure is nobody’s', async () => {
    const { clock, tokens, exchanges, get } = createSubject();
    void tokens.get();
    await clock.settle();
    exchanges[0]?.fail(new Error('down'));
    await clock.settle();
    void tokens.get();
    await clock.settle();
    exchanges[1]?.bring({});
    await clock.settle();
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'token 2' });
  });

  it('a failure reaches all who wait, and the next call tries again', async () => {
    const { clock, exchanges, get } = createSubject();
    const states = [get(), get()];
    await clock.settle();
    const failure = new Error('down');
    exchanges[0]?.fail(failure);
    await clock.settle();
    for (const state of states) expect(state()).toEqual({ error: failure });
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(2);
  });
});

describe('refreshing ahead', () => {
  it('starts at 80% of the lifetime, and nobody waits for it', async () => {
    const { clock, exchanges, get, obtain } = createSubject();
    await obtain({ lifetimeMs: 100_000 });
    await clock.advance(79_999);
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(1);
    await clock.advance(1);
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'token 1' });
    expect(exchanges).toHaveLength(2);
    exchanges[1]?.bring({});
    await clock.settle();
    const next = get();
    await clock.settle();
    expect(next()).toEqual({ value: 'token 2' });
  });

  it('starts earlier by a random share, so that clients do not refresh together', async () => {
    const { clock, exchanges, get, obtain } = createSubject({ random: () => 0.5 });
    await obtain({ lifetimeMs: 100_000 });
    await clock.advance(75_000);
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(2);
  });

  it('a failure costs no caller anything, and is not tried again for five seconds', async () => {
    const { clock, exchanges, get, obtain } = createSubject();
    await obtain({ lifetimeMs: 100_000 });
    await clock.advance(80_000);
    get();
    await clock.settle();
    exchanges[1]?.fail(new Error('down'));
    await clock.settle();
    await clock.advance(4_999);
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'token 1' });
    expect(exchanges).toHaveLength(2);
    await clock.advance(1);
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(3);
  });

  it.each([
    ['an hour', 3_600_000, 3_590_000],
    ['two seconds', 2_000, 1_900],
    ['a day', 86_400_000, 86_390_000],
    ['sixty days', 5_184_000_000, 5_183_990_000],
  ])('callers wait near the end of a token that lives for %s', async (_, lifetimeMs, staleAt) => {
    const { clock, exchanges, get, obtain } = createSubject();
    await obtain({ lifetimeMs });
    await clock.advance(staleAt - 1);
    const before = get();
    await clock.settle();
    expect(before()).toEqual({ value: 'token 1' });
    await clock.advance(1);
    const after = get();
    await clock.settle();
    expect(after()).toBe('pending');
    expect(exchanges).toHaveLength(2);
  });

  it('a lifetime counts from the start of the exchange', async () => {
    const { clock, exchanges, get } = createSubject();
    get();
    await clock.advance(50_000);
    exchanges[0]?.bring({ lifetimeMs: 100_000 });
    await clock.advance(45_000);
    const state = get();
    await clock.settle();
    expect(state()).toBe('pending');
    expect(exchanges).toHaveLength(2);
  });
});

describe('invalidation', () => {
  it('drops the token that was refused, and only that one', async () => {
    const { clock, tokens, exchanges, get, obtain } = createSubject();
    await obtain();
    tokens.invalidate('token 1');
    await obtain();
    tokens.invalidate('token 1');
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'token 2' });
    expect(exchanges).toHaveLength(2);
  });

  it('what an exchange brings after closing is not kept', async () => {
    const { clock, exchanges, get, close } = createSubject();
    const older = get();
    await clock.settle();
    close('closed');
    const newer = get();
    await clock.settle();
    exchanges[1]?.bring({ authorization: 'Bearer newer' });
    await clock.settle();
    exchanges[0]?.bring({ authorization: 'Bearer older' });
    await clock.settle();
    expect(older()).toEqual({ error: 'closed' });
    expect(newer()).toEqual({ value: 'Bearer newer' });
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ value: 'Bearer newer' });
  });
});

describe('the key', () => {
  it('is read anew for every exchange', async () => {
    let key = 'first';
    const { tokens, exchanges, obtain } = createSubject({ readKey: async () => key });
    await obtain();
    key = 'second';
    tokens.invalidate('token 1');
    await obtain();
    expect(exchanges.map((exchange) => exchange.key)).toEqual(['first', 'second']);
  });

  it('is not sent again for five seconds after it was refused', async () => {
    const { clock, exchanges, get } = createSubject();
    get();
    await clock.settle();
    exchanges[0]?.fail(refusal);
    await clock.settle();
    await clock.advance(4_999);
    const state = get();
    await clock.settle();
    expect(state()).toEqual({ error: refusal });
    expect(exchanges).toHaveLength(1);
    await clock.advance(1);
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(2);
  });

  it('is sent at once when it has changed', async () => {
    let key = 'first';
    const { clock, exchanges, get } = createSubject({ readKey: async () => key });
    get();
    await clock.settle();
    exchanges[0]?.fail(refusal);
    await clock.settle();
    key = 'second';
    get();
    await clock.settle();
    expect(exchanges).toHaveLength(2);
  });

  it('that cannot be read is the call’s failure, and the next call reads again', async () => {
    const readKey = vi.fn(() => Promise.reject(new Error('vault')));
    const emit = vi.fn();
    const { tokens } = createSubject({ readKey, emit });
    expect(await errorOf(Promise.resolve(tokens.get()))).toMatchObject({
      message: 'vault',
    });
    expect(await errorOf(Promise.resolve(tokens.get()))).toMatchObject({
      message: 'vault',
    });
    expect(readKey).toHaveBeenCalledTimes(2);
    const error = new Error('vault');
    expect(emit).toHaveBeenCalledWith({ type: 'exchange', ok: false, ahead: false, error });
  });
});

describe('what an exchange brings', () => {
  it.each([
    ['a token that no header can carry', { authorization: 'Bearer a\nb' }],
    ['no lifetime', { lifetimeMs: Number.NaN }],
    ['a lifetime of nothing', { lifetimeMs: 0 }],
  ])('%s is refused without printing it', async (_, credential) => {
    const { obtain } = createSubject();
    const state = await obtain(credential);
    expect(state).toEqual({ error: expect.any(KeyturnError) });
    expect(`${(state as { error: unknown }).error}`).not.toContain('a\nb');
  });
});
