/** The same 47 calls with openapi-fetch alone. Compiled by `../compile-time.ts`, never run. */
import type { paths } from '@keyturn/sdk';
import type { Client } from 'openapi-fetch';

export async function useEveryPath(api: Client<paths>) {
  const jwt = (await api.POST('/api/external/auth/validate')).data?.data;
  const me = (await api.GET('/api/external/auth/me')).data?.data;

  const id = 'user_1';
  const path = { id };
  const users = (
    await api.GET('/api/external/users', {
      params: { query: { plan: 'professional', perPage: 50 } },
    })
  ).data;
  const user = (await api.GET('/api/external/users/{id}', { params: { path } })).data?.data;
  const upgraded = (
    await api.PATCH('/api/external/users/{id}/plan', {
      params: { path },
      body: { plan: 'enterprise' },
    })
  ).data?.data;
  const adjusted = (
    await api.PATCH('/api/external/users/{id}/tokens', {
      params: { path },
      body: { tokens: 5, operation: 'add' },
    })
  ).data?.data;
  const sessions = (await api.GET('/api/external/users/{id}/sessions', { params: { path } })).data
    ?.data;
  const endedSession = (
    await api.DELETE('/api/external/users/{id}/sessions/{sessionId}', {
      params: { path: { id, sessionId: 'sess_1' } },
    })
  ).data?.data;
  const deletedUser = (await api.DELETE('/api/external/users/{id}', { params: { path } })).data
    ?.data;

  const models = (await api.GET('/api/external/models')).data?.data;
  const model = (
    await api.POST('/api/external/models', { body: { name: 'm', label: 'M', tier: 'standard' } })
  ).data?.data;
  const sameModel = (await api.GET('/api/external/models/{id}', { params: { path } })).data?.data;
  const editedModel = (
    await api.PATCH('/api/external/models/{id}', { params: { path }, body: { active: false } })
  ).data?.data;
  const reordered = (
    await api.POST('/api/external/models/reorder', {
      body: { ids: (models ?? []).map((own) => own.id) },
    })
  ).data?.data;
  const deletedModel = (await api.DELETE('/api/external/models/{id}', { params: { path } })).data
    ?.data;

  const affiliates = (
    await api.GET('/api/external/affiliates', { params: { query: { perPage: 50 } } })
  ).data;
  const affiliate = (await api.GET('/api/external/affiliates/{id}', { params: { path } })).data
    ?.data;
  const deletedAffiliate = (await api.DELETE('/api/external/affiliates/{id}', { params: { path } }))
    .data?.data;
  const withdrawals = (
    await api.GET('/api/external/withdrawals', { params: { query: { status: 'pending' } } })
  ).data;
  const paid = (
    await api.PUT('/api/external/withdrawals', { body: { id: 'wd_1', status: 'paid' } })
  ).data?.data;

  const overview = (await api.GET('/api/external/analytics/overview')).data?.data;
  const tracking = (await api.GET('/api/external/analytics/tracking')).data?.data;
  const resources = (await api.GET('/api/external/analytics/resources')).data?.data;
  const usage = (await api.GET('/api/external/analytics/usage')).data?.data;

  const blogs = (await api.GET('/api/external/blogs', { params: { query: { status: 'draft' } } }))
    .data;
  const blog = (
    await api.POST('/api/external/blogs', { body: { title: 'Title', content: 'Text' } })
  ).data?.data;
  const sameBlog = (await api.GET('/api/external/blogs/{id}', { params: { path } })).data?.data;
  const editedBlog = (
    await api.PATCH('/api/external/blogs/{id}', { params: { path }, body: { status: 'published' } })
  ).data?.data;
  const deletedBlog = (await api.DELETE('/api/external/blogs/{id}', { params: { path } })).data
    ?.data;
  const wishes = (
    await api.GET('/api/external/feature-requests', { params: { query: { status: 'open' } } })
  ).data;
  const wish = (
    await api.PATCH('/api/external/feature-requests/{id}', {
      params: { path },
      body: { status: 'planned' },
    })
  ).data?.data;
  const messages = (
    await api.GET('/api/external/contact-messages', { params: { query: { status: 'new' } } })
  ).data;
  const deletedMessage = (
    await api.DELETE('/api/external/contact-messages/{id}', { params: { path } })
  ).data?.data;

  const health = (await api.GET('/api/external/system/health')).data?.data;
  const allTests = (await api.GET('/api/external/system/tests')).data?.data;
  const someTests = (
    await api.POST('/api/external/system/tests', { body: { tests: ['store', 'jwt'] } })
  ).data?.data;
  const cleared = (await api.POST('/api/external/system/cache/clear')).data?.data;
  const audit = (
    await api.GET('/api/external/system/audit-log', { params: { query: { perPage: 50 } } })
  ).data;

  const own = { id: 1 };
  const tokens = (await api.GET('/api/api-tokens')).data?.tokens;
  const token = (
    await api.POST('/api/api-tokens', { body: { name: 'Token', scopes: ['users:read'] } })
  ).data?.token;
  const sameToken = (await api.GET('/api/api-tokens/{id}', { params: { path: own } })).data?.token;
  const editedToken = (
    await api.PUT('/api/api-tokens/{id}', { params: { path: own }, body: { active: false } })
  ).data?.token;
  const rotated = (
    await api.POST('/api/api-tokens/{id}/rotate', {
      params: { path: own },
      body: { grace_period_hours: 1 },
    })
  ).data?.token;
  const tokenUsage = (
    await api.GET('/api/api-tokens/{id}/usage', { params: { path: own, query: { days: 7 } } })
  ).data;
  const allUsage = (
    await api.GET('/api/api-tokens/stats/overview', { params: { query: { days: 7 } } })
  ).data;
  const pruned = (await api.POST('/api/api-tokens/prune')).data;
  const deletedToken = (await api.DELETE('/api/api-tokens/{id}', { params: { path: own } })).data;

  return [
    [jwt?.token, me?.keyId, users?.data[0]?.name, user?.name, upgraded?.plan, adjusted?.id],
    [sessions?.[0]?.id, endedSession?.id, deletedUser?.id],
    [model?.id, sameModel?.name, editedModel?.active, reordered?.[0]?.id, deletedModel?.id],
    [affiliates?.data[0]?.id, affiliate?.id, deletedAffiliate?.id, withdrawals?.data[0]?.id],
    [paid?.id, overview, tracking, resources, usage],
    [blogs?.data[0]?.title, blog?.id, sameBlog?.title, editedBlog?.status, deletedBlog?.id],
    [wishes?.data[0]?.title, wish?.status, messages?.data[0]?.id, deletedMessage?.id],
    [health?.status, allTests?.passed, someTests?.passed, cleared?.cleared, audit?.data[0]?.id],
    [tokens?.[0]?.name, token?.id, sameToken?.name, editedToken?.active, rotated?.token],
    [tokenUsage, allUsage, pruned?.deleted, deletedToken?.id],
  ];
}
