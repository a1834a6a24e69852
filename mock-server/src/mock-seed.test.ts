import { validatorsFor } from '@keyturn/contract/validators';
import { describe, expect, it } from 'vitest';
import { createMock } from './mock.ts';

describe('seeding', () => {
  const lists = {
    users: 'users.list',
    sessions: 'users.listSessions',
    models: 'models.list',
    affiliates: 'affiliates.list',
    withdrawals: 'withdrawals.list',
    blogs: 'blogs.list',
    featureRequests: 'featureRequests.list',
    contactMessages: 'contactMessages.list',
  } as const;

  it('makes records of every kind that the contract allows', () => {
    const { seed } = createMock();
    const records = {
      users: seed.user(),
      sessions: seed.session(),
      models: seed.model(),
      affiliates: seed.affiliate(),
      withdrawals: seed.withdrawal(),
      blogs: seed.blog(),
      featureRequests: seed.featureRequest(),
      contactMessages: seed.contactMessage(),
    };
    for (const [kind, id] of Object.entries(lists)) {
      const meta = { timestamp: '2026-01-01T00:00:00.000Z', requestId: 'req_12345678' };
      const pagination = {
        page: 1,
        perPage: 1,
        total: 1,
        totalPages: 1,
        hasNext: false,
        hasPrev: false,
      };
      const answer = {
        success: true,
        data: [records[kind as keyof typeof records]],
        meta,
        ...(kind !== 'sessions' && kind !== 'models' && { pagination }),
      };
      expect({
        kind,
        issues: validatorsFor(id).response(200)?.safeParse(answer).error?.issues,
      }).toEqual({
        kind,
        issues: undefined,
      });
    }
  });

  it('continues the ids of the store and takes over what is given', () => {
    const { seed } = createMock();
    expect(seed.user({ name: 'Ann', plan: 'professional' })).toMatchObject({
      id: 'user_1001',
      name: 'Ann',
      plan: 'professional',
    });
    expect(seed.user().id).toBe('user_1002');
  });

  it('gives what a record refers to when that is not given', () => {
    const { seed } = createMock({ data: 'empty' });
    expect(seed.withdrawal().affiliateId).toBe('aff_1');
    expect(seed.affiliate()).toMatchObject({ id: 'aff_2', userId: 'user_2' });
    const ann = seed.user();
    expect(seed.session({ userId: ann.id }).userId).toBe(ann.id);
    expect(seed.user().id).toBe('user_4');
  });

  it('makes unique fields unique however many records there are', () => {
    const { seed } = createMock();
    for (let made = 0; made < 50; made += 1) {
      seed.model();
      seed.blog();
      seed.affiliate();
    }
    expect(() => seed.model({ name: 'brook' })).toThrow(/name/);
  });

  it('shares no record with who seeds it', async () => {
    const mock = createMock({ data: 'empty' });
    const tags = ['a'];
    const { id, tags: answered } = mock.seed.blog({ tags });
    tags.push('given');
    answered.push('answered');
    const response = await mock.fetch(`${mock.baseUrl}/api/external/blogs/${id}`, {
      headers: { authorization: `Bearer ${mock.adminKey}` },
    });
    expect(await response.json()).toMatchObject({ data: { tags: ['a'] } });
  });

  it('counts visits and what users spend', async () => {
    const mock = createMock({ data: 'empty' });
    mock.seed.visit({ path: '/pricing' });
    mock.seed.visit({ path: '/pricing', visitor: 'another' });
    mock.seed.visit({}, { environment: 'test' });
    const { userId } = mock.seed.generation({ tokensIn: 10, tokensOut: 5 });
    expect(userId).toBe('user_1');
    const ask = async (path: string) => {
      const response = await mock.fetch(`${mock.baseUrl}/api/external/analytics/${path}`, {
        headers: { authorization: `Bearer ${mock.adminKey}` },
      });
      return (await response.json()).data;
    };
    expect(await ask('tracking')).toMatchObject({
      totals: { visits: 2, uniqueVisitors: 2 },
      topPages: [{ path: '/pricing', visits: 2 }],
    });
    expect(await ask('usage')).toMatchObject({ totals: { tokensUsed: 15 } });
  });
});
