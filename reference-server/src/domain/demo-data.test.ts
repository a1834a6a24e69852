import { createHash } from 'node:crypto';
import type { OperationId } from '@keyturn/contract';
import { validatorsFor } from '@keyturn/contract/validators';
import { describe, expect, it } from 'vitest';
import { DuplicateError, type Resources } from '../ports.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { createDemoData, isEmpty, seedDemoData } from './demo-data.ts';
import { DEMO_END_MS } from './demo-data-time.ts';

const NOW = DEMO_END_MS;
const data = createDemoData();
const userIds = new Set(data.users.map(({ id }) => id));

const listOperations: Readonly<Record<keyof Resources, OperationId>> = {
  users: 'users.list',
  sessions: 'users.listSessions',
  models: 'models.list',
  affiliates: 'affiliates.list',
  withdrawals: 'withdrawals.list',
  blogs: 'blogs.list',
  featureRequests: 'featureRequests.list',
  contactMessages: 'contactMessages.list',
};
const kinds = Object.keys(listOperations) as (keyof Resources)[];

describe('the demo data', () => {
  it('is the same everywhere', () => {
    const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    expect(digest).toBe('417bf0e926064f2e794d23a4a62890764a6b8a28ebddd3fac9516f2050284b35');
  });

  it.each(kinds)('is valid: %s', (kind) => {
    const id = listOperations[kind];
    const moment = '2026-01-01T00:00:00.000Z';
    const pagination = {
      page: 1,
      perPage: 1,
      total: 1,
      totalPages: 1,
      hasNext: false,
      hasPrev: false,
    };
    const isPaginated = !['models', 'sessions'].includes(kind);
    expect(data[kind].length).toBeGreaterThan(0);
    for (const record of data[kind]) {
      const answer = {
        success: true,
        data: [record],
        meta: { timestamp: moment, requestId: 'req_1' },
        ...(isPaginated && { pagination }),
      };
      expect(validatorsFor(id).response(200)?.safeParse(answer)).toMatchObject({ success: true });
    }
  });

  it('has the users user_1 to user_1000, with an address each', () => {
    expect([...userIds]).toEqual(Array.from({ length: 1000 }, (_, n) => `user_${n + 1}`));
    expect(new Set(data.users.map(({ email }) => email)).size).toBe(1000);
    for (const { email } of data.users) expect(email).toMatch(/^[a-z0-9.]+@example\.(com|org)$/);
  });

  it.each(kinds)('numbers %s in the order of creation, and ends before its end', (kind) => {
    const created = data[kind].map(({ createdAt }) => Date.parse(createdAt));
    expect(created).toEqual([...created].sort((a, b) => a - b));
    expect(created.at(-1)).toBeLessThan(DEMO_END_MS);
    const numbers = data[kind].map(({ id }) => Number(/_(\d+)$/.exec(id)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('keeps the names free that the documentation creates models with', () => {
    const names = data.models.map(({ name }) => name);
    expect(names).not.toContain('gpt-4-turbo');
    expect(names).not.toContain('claude-3-opus');
  });

  it('refers to records that exist', () => {
    const affiliateIds = new Set(data.affiliates.map(({ id }) => id));
    for (const { userId } of data.sessions) expect(userIds).toContain(userId);
    for (const { userId } of data.affiliates) expect(userIds).toContain(userId);
    for (const { affiliateId } of data.withdrawals) expect(affiliateIds).toContain(affiliateId);
    for (const { userId } of data.featureRequests) {
      if (userId !== null) expect(userIds).toContain(userId);
    }
  });

  it('pays affiliates what their paid withdrawals say, and no more than they earned', () => {
    for (const affiliate of data.affiliates) {
      const paid = data.withdrawals
        .filter(({ affiliateId, status }) => affiliateId === affiliate.id && status === 'paid')
        .reduce((sum, { amount }) => sum + amount, 0);
      expect(affiliate.totalPaid).toBe(paid);
      expect(affiliate.totalPaid).toBeLessThanOrEqual(affiliate.totalEarned);
    }
  });

  it('has seen every user with a session as late as their session', () => {
    const lastActive = new Map(data.users.map(({ id, lastActiveAt }) => [id, lastActiveAt ?? '']));
    for (const { userId, createdAt, lastSeenAt } of data.sessions) {
      expect(lastSeenAt >= createdAt).toBe(true);
      expect(lastSeenAt <= (lastActive.get(userId) ?? '')).toBe(true);
    }
  });
});

describe('seedDemoData', () => {
  it('writes the same into both environments', async () => {
    const store = createMemoryStore();
    await seedDemoData(store, NOW);
    for (const environment of ['live', 'test'] as const) {
      for (const kind of kinds) {
        const { items } = await store.resource(kind, environment).list();
        expect(items).toEqual(data[kind]);
      }
    }
  });

  it('lets visitors come and users spend tokens up to now', async () => {
    const store = createMemoryStore();
    await seedDemoData(store, NOW);
    for (const environment of ['live', 'test'] as const) {
      const lastWeek = NOW - 6 * 24 * 3_600_000;
      expect((await store.visits.totals(environment, lastWeek)).visits).toBeGreaterThan(100);
      expect((await store.generations.byPlan(environment, lastWeek)).length).toBe(4);
    }
  });

  it('lets new ids continue', async () => {
    const store = createMemoryStore();
    await seedDemoData(store, NOW);
    expect(await store.next('user')).toBe(1001);
    expect(await store.next('model')).toBe(data.models.length + 1);
    expect(await store.next('token')).toBe(1);
  });

  it('writes nothing where there are records with these ids', async () => {
    const store = createMemoryStore();
    const [message] = data.contactMessages;
    if (message !== undefined) await store.resource('contactMessages', 'test').insert(message);
    await expect(seedDemoData(store, NOW)).rejects.toThrow(DuplicateError);
    expect(await store.resource('users', 'live').count()).toBe(0);
  });
});

describe('isEmpty', () => {
  it('tells an empty store from one with any resource', async () => {
    const store = createMemoryStore();
    expect(await isEmpty(store)).toBe(true);
    await seedDemoData(store, NOW, ['test']);
    expect(await isEmpty(store)).toBe(false);
    await store.resource('users', 'test').deleteWhere({});
    expect(await isEmpty(store)).toBe(false);
  });
});
