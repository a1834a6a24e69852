/** Complete records for the tests of stores, of which a test states only what matters to it. */
import type { Schema } from '@keyturn/contract';
import type { ApiTokenRecord, AuditRecord, Store, UsageRow } from '../ports.ts';

const AT = '2026-01-01T00:00:00.000Z';

export function sampleUser(fields: Partial<Schema<'User'>> = {}): Schema<'User'> {
  return {
    id: 'user_1',
    name: 'Ann Miller',
    email: 'ann@example.com',
    plan: 'free',
    status: 'active',
    tokenBalance: 1000,
    tokensUsed: 0,
    createdAt: AT,
    updatedAt: AT,
    lastActiveAt: null,
    ...fields,
  };
}

/** Puts Ann, Ben and Cem into both environments. */
export async function insertSampleUsers(store: Store): Promise<void> {
  for (const environment of ['live', 'test'] as const) {
    await store
      .resource('users', environment)
      .insertMany([
        sampleUser(),
        sampleUser({ id: 'user_2', name: 'Ben Stone', email: 'ben@example.com', plan: 'starter' }),
        sampleUser({ id: 'user_3', name: 'Cem Ates', email: 'cem@example.com', status: 'pending' }),
      ]);
  }
}

export function sampleSession(fields: Partial<Schema<'Session'>> = {}): Schema<'Session'> {
  return {
    id: 'sess_1',
    userId: 'user_1',
    device: 'Firefox on Linux',
    ipAddress: '192.0.2.1',
    userAgent: null,
    createdAt: AT,
    lastSeenAt: AT,
    expiresAt: '2027-01-01T00:00:00.000Z',
    ...fields,
  };
}

export function sampleModel(fields: Partial<Schema<'Model'>> = {}): Schema<'Model'> {
  return {
    id: 'model_1',
    name: 'small',
    label: 'Small',
    tier: 'standard',
    supportsMedia: false,
    displayOrder: 1,
    active: true,
    description: null,
    contextWindow: 8192,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

export function sampleBlog(fields: Partial<Schema<'Blog'>> = {}): Schema<'Blog'> {
  return {
    id: 'blog_1',
    title: 'A first post',
    slug: 'a-first-post',
    excerpt: null,
    content: 'Text.',
    status: 'draft',
    tags: [],
    author: 'Ann Miller',
    publishedAt: null,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

export function sampleAffiliate(fields: Partial<Schema<'Affiliate'>> = {}): Schema<'Affiliate'> {
  return {
    id: 'aff_1',
    userId: 'user_1',
    name: 'Ann Miller',
    email: 'ann@example.com',
    code: 'ANN',
    status: 'active',
    referrals: 3,
    commissionRate: 12.5,
    totalEarned: 4200,
    totalPaid: 0,
    currency: 'EUR',
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

export function sampleWithdrawal(fields: Partial<Schema<'Withdrawal'>> = {}): Schema<'Withdrawal'> {
  return {
    id: 'wd_1',
    affiliateId: 'aff_1',
    amount: 1500,
    currency: 'EUR',
    status: 'pending',
    method: 'paypal',
    createdAt: AT,
    processedAt: null,
    updatedAt: AT,
    ...fields,
  };
}

export function sampleFeatureRequest(
  fields: Partial<Schema<'FeatureRequest'>> = {},
): Schema<'FeatureRequest'> {
  return {
    id: 'fr_1',
    title: 'Dark mode',
    description: 'For the evening.',
    status: 'open',
    votes: 12,
    userId: 'user_1',
    response: null,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

export function sampleContactMessage(
  fields: Partial<Schema<'ContactMessage'>> = {},
): Schema<'ContactMessage'> {
  return {
    id: 'msg_1',
    name: 'Carla Stone',
    email: 'carla@example.com',
    subject: 'Invoice',
    message: 'Where is it?',
    status: 'new',
    createdAt: AT,
    ...fields,
  };
}

export function sampleToken(fields: Partial<ApiTokenRecord> = {}): ApiTokenRecord {
  return {
    id: 1,
    name: 'Plugin',
    description: null,
    environment: 'live',
    prefix: 'sk_live_abcd',
    hash: 'hash',
    active: true,
    scopes: ['users:read'],
    allowedEndpoints: null,
    ipAllowlist: null,
    rateLimit: 100,
    rateLimitTier: null,
    expiresAt: null,
    lastUsedAt: null,
    createdAt: Date.parse(AT),
    updatedAt: Date.parse(AT),
    rotatedTo: null,
    budgetId: 1,
    ...fields,
  };
}

export function sampleAudit(fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: 'aud_1',
    environment: 'live',
    operation: 'users.updatePlan',
    actor: { type: 'root', id: 'root:abc', name: 'root' },
    actorId: 'root:abc',
    target: 'user_1',
    requestId: 'req_1',
    ipAddress: '127.0.0.1',
    before: { plan: 'free' },
    after: { plan: 'starter' },
    createdAt: AT,
    hash: 'f00d',
    ...fields,
  };
}

export function sampleUsage(fields: Partial<UsageRow> = {}): UsageRow {
  return {
    tokenId: 1,
    environment: 'live',
    operation: 'users.get',
    endpoint: '/users/{id}',
    method: 'GET',
    status: 200,
    durationMs: 10,
    requestBytes: 0,
    responseBytes: 250,
    ip: '127.0.0.1',
    userAgent: null,
    at: Date.parse(AT),
    ...fields,
  };
}
