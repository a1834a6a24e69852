import { describe, expect, it } from 'vitest';
import {
  ConflictError,
  Keyturn,
  NotFoundError,
  PermissionDeniedError,
  ValidationError,
} from '../src/index.ts';
import type { KeyturnOptions } from '../src/options.ts';
import { createManualClock } from './support/manual-clock.ts';
import { BASE_URL, createReferenceApp, ROOT_KEY } from './support/reference-app.ts';
import { errorOf, follow } from './support/settled.ts';

async function createSubject(options: KeyturnOptions = {}, jwtTtlSeconds?: number) {
  let isBusy = () => false;
  const clock = createManualClock(Date.UTC(2026, 1, 20, 10), () => isBusy());
  const server = await createReferenceApp(clock, jwtTtlSeconds);
  isBusy = server.isBusy;
  const shared = { baseUrl: BASE_URL, clock, fetch: server.fetch, random: () => 0.5, ...options };
  return { clock, server, shared, admin: new Keyturn({ apiKey: ROOT_KEY, ...shared }) };
}

const exchanges = (answers: readonly { path: string }[]) =>
  answers.filter(({ path }) => path.endsWith('/auth/validate')).length;

describe('against the reference server', () => {
  it('reads and changes a user', async () => {
    const { admin } = await createSubject();
    expect(await admin.users.get('user_123')).toMatchObject({ id: 'user_123' });
    expect(await admin.users.updatePlan('user_123', { plan: 'enterprise' })).toMatchObject({
      plan: 'enterprise',
    });
    const { data, requestId, rateLimit, attempts } = await admin.users
      .get('user_123')
      .withResponse();
    expect(data.plan).toBe('enterprise');
    expect(requestId).toMatch(/^req_/);
    expect(rateLimit).toMatchObject({ limit: 1000, remaining: 996 });
    expect(attempts).toBe(1);
  });

  it('pages through every user once', async () => {
    const { admin, server } = await createSubject();
    const users = await admin.users.list({ perPage: 100 }).toArray({ limit: 5_000 });
    expect(new Set(users.map(({ id }) => id)).size).toBe(1_000);
    expect(server.answers).toHaveLength(1 + 10);
  });

  it.each(['jwt', 'key', 'basic'] as const)('authenticates by %s', async (auth) => {
    const { admin } = await createSubject({ auth });
    expect((await admin.auth.me()).method).toBe(auth);
  });

  it('50 concurrent first calls make one exchange', async () => {
    const { admin, server } = await createSubject();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => admin.users.get(`user_${index + 1}`)),
    );
    expect(exchanges(server.answers)).toBe(1);
  });

  it('600 calls by 60 workers against a limit of 100 a minute surface no error and meet no 429', async () => {
    const { admin, clock, server, shared } = await createSubject();
    const { token } = await admin.apiTokens.create({
      name: 'Limited',
      scopes: ['users:read'],
      rate_limit: 100,
    });
    const client = new Keyturn({ ...shared, apiKey: `${token}` });
    server.answers.length = 0;
    let started = 0;
    const worker = async () => {
      while (started < 600) {
        started += 1;
        await client.users.get(`user_${started}`);
      }
    };
    const work = follow(Promise.all(Array.from({ length: 60 }, worker)));
    for (let minute = 0; minute < 8 && work() === 'pending'; minute++) await clock.advance(60_000);
    expect(work()).toMatchObject({ value: expect.any(Array) });
    expect(server.answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 601 }, () => 200),
    );
    expect(clock.pendingTimers).toBe(0);
  }, 30_000);

  it('a token that expires under way is replaced, and no call fails', async () => {
    const { admin, clock, server } = await createSubject({}, 20);
    for (let call = 0; call < 30; call++) {
      await admin.users.get('user_1');
      await clock.advance(5_000);
    }
    expect(exchanges(server.answers)).toBeGreaterThan(5);
    expect(new Set(server.answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('a key that is disabled ends its token at once, and the error says so', async () => {
    const { admin, server, shared } = await createSubject();
    const created = await admin.apiTokens.create({ name: 'Short', scopes: ['users:read'] });
    const client = new Keyturn({ ...shared, apiKey: `${created.token}` });
    await client.users.get('user_1');
    await admin.apiTokens.update(created.id, { active: false });
    const error = await errorOf(client.users.get('user_1'));
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'API_KEY_DISABLED' });
    await admin.apiTokens.update(created.id, { active: true });
    expect(exchanges(server.answers)).toBe(3);
  });

  it('the errors of both families are of one hierarchy', async () => {
    const { admin, shared } = await createSubject();
    expect(await errorOf(admin.users.get('nobody'))).toBeInstanceOf(NotFoundError);
    expect(await errorOf(admin.users.list({ perPage: 1_000 }))).toBeInstanceOf(ValidationError);
    expect(await errorOf(admin.apiTokens.get(999))).toMatchObject({
      name: 'NotFoundError',
      code: 'NOT_FOUND',
      requestId: expect.stringMatching(/^req_/),
    });
    const conflict = admin.users.adjustTokens('user_1', {
      tokens: 1_000_000_000_000,
      operation: 'subtract',
    });
    expect(await errorOf(conflict)).toBeInstanceOf(ConflictError);
    const { token } = await admin.apiTokens.create({ name: 'Models', scopes: ['models:read'] });
    const narrow = new Keyturn({ ...shared, apiKey: `${token}` });
    expect(await errorOf(narrow.users.get('user_1'))).toBeInstanceOf(PermissionDeniedError);
  });

  it('a creation whose answer was lost is not made twice', async () => {
    const { admin, clock, server } = await createSubject();
    let lost = false;
    const fragile = admin.withOptions({
      async fetch(input, init) {
        const response = await server.fetch(input, init);
        if (init?.method !== 'POST' || lost) return response;
        lost = true;
        throw new TypeError('fetch failed');
      },
    });
    await admin.auth.me();
    const before = (await admin.models.list()).length;
    const created = follow(
      fragile.models.create({
        name: 'gpt-4-turbo-2',
        label: 'GPT-4 Turbo',
        tier: 'premium',
        supportsMedia: true,
      }),
    );
    await clock.advance(1_000);
    expect(created()).toMatchObject({ value: { name: 'gpt-4-turbo-2' } });
    expect(await admin.models.list()).toHaveLength(before + 1);
  });

  it('reorders, edits and deletes models', async () => {
    const { admin } = await createSubject();
    const [first, ...rest] = await admin.models.list();
    if (first === undefined) throw new Error('The demo has models.');
    const ids = [...rest, first].map(({ id }) => id);
    expect((await admin.models.reorder({ ids })).map(({ id }) => id)).toEqual(ids);
    expect(await admin.models.update(first.id, { active: false })).toMatchObject({ active: false });
    expect(await admin.models.delete(first.id)).toEqual({ id: first.id, deleted: true });
    expect(await errorOf(admin.models.get(first.id))).toBeInstanceOf(NotFoundError);
    expect(await errorOf(admin.models.reorder({ ids }))).toBeInstanceOf(ValidationError);
  });

  it('pays a withdrawal once, and its affiliate has it', async () => {
    const { admin } = await createSubject();
    const [asked] = await admin.withdrawals.list({ status: 'approved' }).toArray({ limit: 1 });
    if (asked === undefined) throw new Error('The demo has an approved withdrawal.');
    const before = await admin.affiliates.get(asked.affiliateId);
    const pay = () => admin.withdrawals.updateStatus({ id: asked.id, status: 'paid' });
    expect(await pay()).toMatchObject({ status: 'paid' });
    expect(await errorOf(pay())).toBeInstanceOf(ConflictError);
    const { totalPaid } = await admin.affiliates.get(asked.affiliateId);
    expect(totalPaid).toBe(before.totalPaid + asked.amount);
  });

  it('publishes a post, answers a wish, and clears messages away', async () => {
    const { admin } = await createSubject();
    const post = await admin.blogs.create({ title: 'Über uns', content: 'Text.' });
    expect(post).toMatchObject({ slug: 'uber-uns', publishedAt: null });
    const { publishedAt } = await admin.blogs.update(post.id, { status: 'published' });
    expect(publishedAt).not.toBeNull();
    const [wish] = await admin.featureRequests.list({ status: 'open' }).toArray({ limit: 1 });
    const decided = await admin.featureRequests.update(`${wish?.id}`, { status: 'planned' });
    expect(decided.status).toBe('planned');
    const archived = () =>
      admin.contactMessages.list({ status: 'archived' }).toArray({ limit: 50 });
    const messages = await archived();
    for (const { id } of messages) await admin.contactMessages.delete(id);
    expect([messages.length > 0, await archived()]).toEqual([true, []]);
  });

  it('asks the server to test itself, and empties its caches', async () => {
    const { admin } = await createSubject();
    expect(await admin.system.runAllTests()).toMatchObject({ passed: 6, failed: 0 });
    expect(await admin.system.clearCache()).toEqual({
      cleared: { verifications: 0, signatures: expect.any(Number) },
    });
    const { data } = await admin.system.auditLog({ operation: 'system.clearCache' });
    expect(data).toMatchObject([{ actor: { type: 'root' }, target: null }]);
  });
});
