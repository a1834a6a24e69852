import { describe, expect, expectTypeOf, it } from 'vitest';
import { errorOf, follow } from '../test/support/settled.ts';
import { createStubApi, data, failure } from '../test/support/stub-api.ts';
import { NotFoundError } from './answer-errors.ts';
import { type RateLimitError, TimeoutError } from './errors.ts';
import type { Schema } from './operation-types.ts';

describe('a call', () => {
  it('is not sent before it is awaited, and is sent once however often it is awaited', async () => {
    const { client, clock, sent } = createStubApi(() => data({ id: 'user_1' }));
    const call = client.users.get('user_1');
    await clock.settle();
    expect(sent).toHaveLength(0);
    expect(await call).toEqual({ id: 'user_1' });
    expect(await call).toEqual({ id: 'user_1' });
    expect((await call.withResponse()).data).toEqual({ id: 'user_1' });
    expect(sent).toHaveLength(1);
  });

  it('names the line of the program that awaited it in the stack of its error', async () => {
    const { client } = createStubApi(() => failure(404, 'NOT_FOUND'));
    async function ownFunction() {
      return await client.users.get('user_1');
    }
    const error = await errorOf(ownFunction());
    expect((error as Error).stack).toMatch(/at (async )?ownFunction/);
  });

  it('is a promise: then, catch, finally and combinators', async () => {
    const { client } = createStubApi(({ url }) =>
      url.endsWith('/gone') ? failure(404, 'NOT_FOUND') : data({ id: 'user_1' }),
    );
    let ended = 0;
    const found = client.users.get('user_1').finally(() => {
      ended += 1;
    });
    const missing = client.users.get('gone').catch(() => 'nobody' as const);
    expect(await Promise.all([found, missing])).toEqual([{ id: 'user_1' }, 'nobody']);
    expect(ended).toBe(1);
  });

  it('withResponse has what came with the data', async () => {
    const { client, clock } = createStubApi((_, number) =>
      number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : data({ id: 'user_1' }),
    );
    const state = follow(client.users.get('user_1').withResponse());
    await clock.advance(1_000);
    expect(state()).toMatchObject({
      value: { data: { id: 'user_1' }, requestId: 'req_1', attempts: 2, rateLimit: undefined },
    });
    const { response } = (state() as { value: { response: Response } }).value;
    expect(response).toBeInstanceOf(Response);
    expect(await response.json()).toMatchObject({ data: { id: 'user_1' } });
  });
});

describe('result()', () => {
  it('has the data', async () => {
    const { client } = createStubApi(() => data({ id: 'user_1' }));
    expect(await client.users.get('user_1').result()).toEqual({ ok: true, data: { id: 'user_1' } });
  });

  it('has the error of an answer', async () => {
    const { client } = createStubApi(() => failure(404, 'NOT_FOUND'));
    const result = await client.users.get('user_1').result();
    expect(result.ok).toBe(false);
    expect(result.error).toBeInstanceOf(NotFoundError);
  });

  it('has the error of a call without an answer', async () => {
    const { client, clock } = createStubApi(() => new Promise(() => {}), { deadlineMs: 100 });
    const state = follow(client.users.get('user_1').result());
    await clock.advance(100);
    expect(state()).toEqual({ value: { ok: false, error: expect.any(TimeoutError) } });
  });

  it('rejects with the caller’s own abort, and with misuse', async () => {
    const { client } = createStubApi(() => data({}));
    const signal = AbortSignal.abort('enough');
    expect(await errorOf(client.users.get('user_1', { signal }).result())).toBe('enough');
    expect(await errorOf(client.users.get('').result())).toMatchObject({ name: 'KeyturnError' });
  });

  it('knows the codes of its operation', async () => {
    const { client } = createStubApi(() => failure(404, 'NOT_FOUND'));
    const result = await client.users.get('user_1').result();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Schema<'User'>>();
    } else if (result.error.code === 'NOT_FOUND') {
      expectTypeOf(result.error).toEqualTypeOf<NotFoundError<'NOT_FOUND'>>();
    } else if (result.error.code === 'RATE_LIMIT_EXCEEDED') {
      expectTypeOf(result.error).toEqualTypeOf<RateLimitError<'RATE_LIMIT_EXCEEDED'>>();
    }
    // @ts-expect-error An operation that reads answers no conflict.
    expect(result.error?.code === 'CONFLICT').toBe(false);
  });
});
