/**
 * Where each collection is kept: one table with a real column for every field of its record. A new
 * property of the contract does not compile until it has its column here (and a migration).
 */
import type { ApiTokenRecord, AuditRecord, IdempotencyRecord, Resources } from '../../ports.ts';
import {
  type CollectionRules,
  type Field,
  idempotencyRules,
  resourceRules,
  tokenRules,
} from '../collection-rules.ts';
import type { ColumnKind } from './sql-database.ts';

type KindOf<V> = [V] extends [boolean]
  ? 'boolean'
  : [V] extends [number]
    ? 'integer' | 'number'
    : [V] extends [string]
      ? 'text' | 'timestamp'
      : 'json';

export interface Table<T> {
  readonly name: string;
  readonly columns: { readonly [F in Field<T>]-?: KindOf<NonNullable<T[F]>> & ColumnKind };
  readonly rules: CollectionRules<T>;
}

/** Those of the resources also have a column `environment`, the first part of their key. */
export const resourceTables: { readonly [K in keyof Resources]: Table<Resources[K]> } = {
  users: {
    name: 'users',
    rules: resourceRules.users,
    columns: {
      id: 'text',
      name: 'text',
      email: 'text',
      plan: 'text',
      status: 'text',
      tokenBalance: 'integer',
      tokensUsed: 'integer',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
      lastActiveAt: 'timestamp',
    },
  },
  sessions: {
    name: 'sessions',
    rules: resourceRules.sessions,
    columns: {
      id: 'text',
      userId: 'text',
      device: 'text',
      ipAddress: 'text',
      userAgent: 'text',
      createdAt: 'timestamp',
      lastSeenAt: 'timestamp',
      expiresAt: 'timestamp',
    },
  },
  models: {
    name: 'models',
    rules: resourceRules.models,
    columns: {
      id: 'text',
      name: 'text',
      label: 'text',
      tier: 'text',
      supportsMedia: 'boolean',
      displayOrder: 'integer',
      active: 'boolean',
      description: 'text',
      contextWindow: 'integer',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
    },
  },
  affiliates: {
    name: 'affiliates',
    rules: resourceRules.affiliates,
    columns: {
      id: 'text',
      userId: 'text',
      name: 'text',
      email: 'text',
      code: 'text',
      status: 'text',
      referrals: 'integer',
      commissionRate: 'number',
      totalEarned: 'integer',
      totalPaid: 'integer',
      currency: 'text',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
    },
  },
  withdrawals: {
    name: 'withdrawals',
    rules: resourceRules.withdrawals,
    columns: {
      id: 'text',
      affiliateId: 'text',
      amount: 'integer',
      currency: 'text',
      status: 'text',
      method: 'text',
      createdAt: 'timestamp',
      processedAt: 'timestamp',
      updatedAt: 'timestamp',
    },
  },
  blogs: {
    name: 'blogs',
    rules: resourceRules.blogs,
    columns: {
      id: 'text',
      title: 'text',
      slug: 'text',
      excerpt: 'text',
      content: 'text',
      status: 'text',
      tags: 'json',
      author: 'text',
      publishedAt: 'timestamp',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
    },
  },
  featureRequests: {
    name: 'feature_requests',
    rules: resourceRules.featureRequests,
    columns: {
      id: 'text',
      title: 'text',
      description: 'text',
      status: 'text',
      votes: 'integer',
      userId: 'text',
      response: 'text',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
    },
  },
  contactMessages: {
    name: 'contact_messages',
    rules: resourceRules.contactMessages,
    columns: {
      id: 'text',
      name: 'text',
      email: 'text',
      subject: 'text',
      message: 'text',
      status: 'text',
      createdAt: 'timestamp',
    },
  },
};

export const tokenTable: Table<ApiTokenRecord> = {
  name: 'api_tokens',
  rules: tokenRules,
  columns: {
    id: 'integer',
    name: 'text',
    description: 'text',
    environment: 'text',
    prefix: 'text',
    hash: 'text',
    active: 'boolean',
    scopes: 'json',
    allowedEndpoints: 'json',
    ipAllowlist: 'json',
    rateLimit: 'integer',
    rateLimitTier: 'text',
    expiresAt: 'integer',
    lastUsedAt: 'integer',
    createdAt: 'integer',
    updatedAt: 'integer',
    rotatedTo: 'integer',
    budgetId: 'integer',
  },
};

export const idempotencyTable: Table<IdempotencyRecord> = {
  name: 'idempotency_keys',
  rules: idempotencyRules,
  columns: { id: 'text', fingerprint: 'text', answer: 'json', createdAt: 'integer' },
};

export const auditTable: Table<AuditRecord> = {
  name: 'audit_log',
  rules: { unique: [], searchable: [] },
  columns: {
    id: 'text',
    environment: 'text',
    operation: 'text',
    actor: 'json',
    actorId: 'text',
    target: 'text',
    requestId: 'text',
    ipAddress: 'text',
    before: 'json',
    after: 'json',
    createdAt: 'timestamp',
    hash: 'text',
  },
};
