import { describe, expect, it, vi } from 'vitest';
import { sampleUser } from '../../reference-server/src/stores/sample-records.ts';
import { ParseError } from '../src/answer-errors.ts';
import { Keyturn } from '../src/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { json } from './support/pipeline-harness.ts';
import { BASE_URL, createReferenceApp, ROOT_KEY } from './support/reference-app.ts';
import { errorOf } from './support/settled.ts';
import { createStubApi, data, userPage } from './support/stub-api.ts';

const user = sampleUser();
const validate = 'responses';

describe('answers that are validated', () => {
  it('pass where they keep the contract, whatever a newer server adds', async () => {
    const newer = { ...user, plan: 'platinum', team: 'team_1' };
    const { client } = createStubApi(() => data(newer), { validate, auth: 'key' });
    expect(await client.users.get('user_1')).toEqual(newer);
  });

  it('are a ParseError where they break it, which names every place and is not repeated', async () => {
    const broken = { ...user, tokensUsed: 'sk_live_secret', email: undefined };
    const onRetry = vi.fn();
    const { client, sent } = createStubApi(() => data(broken), { validate, auth: 'key', onRetry });
    const error = await errorOf(client.users.get('user_1'));
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({
      operation: 'users.get',
      status: 200,
      requestId: 'req_1',
      details: [
        { pointer: '/data/email', expected: 'string', found: 'nothing' },
        { pointer: '/data/tokensUsed', expected: 'number', found: 'string' },
      ],
      message: expect.stringMatching(
        /^users\.get: The answer breaks the contract at \/data\/email: expected string, found nothing and 1 more\./,
      ),
    });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(sent).toHaveLength(1);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('include every page, and the answer to the exchange', async () => {
    const { client } = createStubApi((request) => userPage(request, 1), { validate, auth: 'key' });
    expect(await errorOf(client.users.list())).toMatchObject({
      message: expect.stringContaining('/data/0/name'),
    });
    const { client: other } = createStubApi(() => data({}), {
      validate,
      fetch: async () => json({ success: true, data: { token: 5 }, meta: {} }),
    });
    expect(await errorOf(other.auth.me())).toMatchObject({
      name: 'ParseError',
      operation: 'auth.validate',
    });
  });

  it('are an outcome of result()', async () => {
    const { client } = createStubApi(() => data({}), { validate, auth: 'key' });
    expect(await client.users.get('user_1').result()).toMatchObject({
      ok: false,
      error: { name: 'ParseError' },
    });
  });

  it('are those of the reference server, for calls of both families', async () => {
    const clock = createManualClock();
    const { fetch } = await createReferenceApp(clock);
    const admin = new Keyturn({ apiKey: ROOT_KEY, baseUrl: BASE_URL, fetch, clock, validate });
    expect(await admin.users.list({ perPage: 5 })).toMatchObject({ pagination: { perPage: 5 } });
    expect(await admin.auth.me()).toMatchObject({ environment: 'live' });
    expect(await admin.apiTokens.create({ name: 'CI' })).toMatchObject({ name: 'CI' });
    expect(await admin.apiTokens.overview()).toBeDefined();
    expect(await admin.system.health()).toMatchObject({ status: 'ok' });
  });
});

describe('answers that are not validated', () => {
  it('are what the server said', async () => {
    const { client } = createStubApi(() => data({ id: 7 }), { auth: 'key' });
    expect(await client.users.get('user_1')).toEqual({ id: 7 });
  });
});
