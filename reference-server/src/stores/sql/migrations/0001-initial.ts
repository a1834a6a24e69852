/** The first tables. A migration never changes once it was released: later ones build on it. */
import type { Kysely } from 'kysely';
import type { SqlDialect } from '../sql-database.ts';
import { createActivityTables } from './create-activity-tables.ts';
import { type ColumnSpec, createTable } from './create-table.ts';

type Columns = Readonly<Record<string, ColumnSpec>>;

interface ResourceSpec {
  columns: Columns;
  search?: readonly string[];
  unique?: string;
  /** Columns that lists are narrowed by. */
  filters?: readonly string[];
}

const resources: Readonly<Record<string, ResourceSpec>> = {
  users: {
    columns: {
      name: 'text',
      email: 'text',
      plan: 'text',
      status: 'text',
      token_balance: 'integer',
      tokens_used: 'integer',
      updated_at: 'timestamp',
      last_active_at: 'timestamp?',
    },
    search: ['id', 'name', 'email'],
    filters: ['plan', 'status'],
  },
  sessions: {
    columns: {
      user_id: 'text',
      device: 'text',
      ip_address: 'text',
      user_agent: 'text?',
      last_seen_at: 'timestamp',
      expires_at: 'timestamp',
    },
    filters: ['user_id'],
  },
  models: {
    columns: {
      name: 'text',
      label: 'text',
      tier: 'text',
      supports_media: 'boolean',
      display_order: 'integer',
      active: 'boolean',
      description: 'text?',
      context_window: 'integer?',
      updated_at: 'timestamp',
    },
    unique: 'name',
  },
  affiliates: {
    columns: {
      user_id: 'text',
      name: 'text',
      email: 'text',
      code: 'text',
      status: 'text',
      referrals: 'integer',
      commission_rate: 'number',
      total_earned: 'integer',
      total_paid: 'integer',
      currency: 'text',
      updated_at: 'timestamp',
    },
    search: ['id', 'name', 'email', 'code'],
    unique: 'code',
    filters: ['status', 'user_id'],
  },
  withdrawals: {
    columns: {
      affiliate_id: 'text',
      amount: 'integer',
      currency: 'text',
      status: 'text',
      method: 'text',
      processed_at: 'timestamp?',
      updated_at: 'timestamp',
    },
    search: ['id', 'affiliate_id'],
    filters: ['status', 'affiliate_id'],
  },
  blogs: {
    columns: {
      title: 'text',
      slug: 'text',
      excerpt: 'text?',
      content: 'text',
      status: 'text',
      tags: 'json',
      author: 'text',
      published_at: 'timestamp?',
      updated_at: 'timestamp',
    },
    search: ['title', 'slug', 'excerpt', 'tags'],
    unique: 'slug',
    filters: ['status'],
  },
  feature_requests: {
    columns: {
      title: 'text',
      description: 'text',
      status: 'text',
      votes: 'integer',
      user_id: 'text?',
      response: 'text?',
      updated_at: 'timestamp',
    },
    search: ['title', 'description'],
    filters: ['status', 'user_id'],
  },
  contact_messages: {
    columns: {
      name: 'text',
      email: 'text',
      subject: 'text',
      message: 'text',
      status: 'text',
    },
    search: ['name', 'email', 'subject', 'message'],
    filters: ['status'],
  },
};

const listOrder = ['created_at', 'id_order', 'id'];

async function createResourceTable(
  db: Kysely<unknown>,
  dialect: SqlDialect,
  name: string,
  { columns, search = [], unique, filters = [] }: ResourceSpec,
): Promise<void> {
  const searchColumns: Columns = Object.fromEntries(
    search.map((column) => [`${column}_search`, 'text?'] as const),
  );
  await createTable(db, dialect, name, {
    columns: {
      environment: 'text',
      id: 'text',
      id_order: 'text',
      created_at: 'timestamp',
      ...columns,
      ...searchColumns,
    },
    primaryKey: ['environment', 'id'],
    unique: unique === undefined ? [] : [['environment', unique]],
    indexes: [[], ...filters.map((filter) => [filter])].map((filter) => [
      'environment',
      ...filter,
      ...listOrder,
    ]),
  });
}

const sums: Columns = {
  requests: 'integer',
  successful: 'integer',
  failed: 'integer',
  total_duration_ms: 'number',
};

async function createUsageTables(db: Kysely<unknown>, dialect: SqlDialect): Promise<void> {
  await createTable(db, dialect, 'usage_rows', {
    timeline: 'at',
    columns: {
      id: 'counter',
      token_id: 'integer?',
      environment: 'text',
      operation: 'text?',
      endpoint: 'text',
      method: 'text',
      status: 'integer',
      duration_ms: 'number',
      request_bytes: 'integer',
      response_bytes: 'integer',
      ip: 'text',
      user_agent: 'text?',
      at: 'integer',
    },
    primaryKey: ['id'],
    indexes: [['token_id', 'at', 'id']],
  });
  await createTable(db, dialect, 'usage_tokens', {
    columns: { token_id: 'integer', ...sums },
    primaryKey: ['token_id'],
  });
  await createTable(db, dialect, 'usage_token_hours', {
    columns: { token_id: 'integer', hour_ms: 'integer', ...sums },
    primaryKey: ['token_id', 'hour_ms'],
  });
  await createTable(db, dialect, 'usage_token_days', {
    columns: { token_id: 'integer', day_ms: 'integer', endpoint: 'text', method: 'text', ...sums },
    primaryKey: ['token_id', 'day_ms', 'endpoint', 'method'],
  });
  await createTable(db, dialect, 'usage_day_tokens', {
    columns: { environment: 'text', day_ms: 'integer', token_id: 'integer', ...sums },
    primaryKey: ['environment', 'day_ms', 'token_id'],
    indexes: [['token_id']],
  });
  await createTable(db, dialect, 'usage_hours', {
    columns: { environment: 'text', hour_ms: 'integer', ...sums },
    primaryKey: ['environment', 'hour_ms'],
  });
  await createTable(db, dialect, 'usage_days', {
    columns: { environment: 'text', day_ms: 'integer', endpoint: 'text', method: 'text', ...sums },
    primaryKey: ['environment', 'day_ms', 'endpoint', 'method'],
  });
  await createTable(db, dialect, 'usage_recorders', {
    columns: { recorder: 'text', complete_until: 'integer' },
    primaryKey: ['recorder'],
  });
  await createTable(db, dialect, 'usage_gaps', {
    columns: { recorder: 'text', from_ms: 'integer', to_ms: 'integer' },
    primaryKey: ['recorder', 'from_ms'],
    indexes: [['to_ms']],
  });
  await createTable(db, dialect, 'usage_drops', {
    columns: { hour_ms: 'integer', dropped: 'integer' },
    primaryKey: ['hour_ms'],
  });
}

export async function createInitialTables(db: Kysely<unknown>, dialect: SqlDialect): Promise<void> {
  for (const [name, spec] of Object.entries(resources)) {
    await createResourceTable(db, dialect, name, spec);
  }
  await createTable(db, dialect, 'api_tokens', {
    columns: {
      id: 'integer',
      name: 'text',
      description: 'text?',
      environment: 'text',
      prefix: 'text',
      hash: 'text',
      active: 'boolean',
      scopes: 'json',
      allowed_endpoints: 'json?',
      ip_allowlist: 'json?',
      rate_limit: 'integer?',
      rate_limit_tier: 'text?',
      expires_at: 'integer?',
      last_used_at: 'integer?',
      created_at: 'integer',
      updated_at: 'integer',
      rotated_to: 'integer?',
      budget_id: 'integer',
    },
    primaryKey: ['id'],
    indexes: [['prefix'], ['created_at', 'id']],
  });
  await createTable(db, dialect, 'idempotency_keys', {
    columns: {
      id: 'text',
      id_order: 'text',
      fingerprint: 'text',
      answer: 'json?',
      created_at: 'integer',
    },
    primaryKey: ['id'],
    indexes: [listOrder],
  });
  await createTable(db, dialect, 'audit_log', {
    columns: {
      id: 'text',
      id_order: 'text',
      environment: 'text',
      operation: 'text',
      actor: 'json',
      actor_id: 'text',
      target: 'text?',
      request_id: 'text?',
      ip_address: 'text?',
      before: 'json?',
      after: 'json?',
      created_at: 'timestamp',
      hash: 'text',
    },
    primaryKey: ['id'],
    indexes: [[], ['operation'], ['target'], ['actor_id']].map((filter) => [
      'environment',
      ...filter,
      ...listOrder,
    ]),
  });
  await createTable(db, dialect, 'sequences', {
    columns: { name: 'text', value: 'integer' },
    primaryKey: ['name'],
  });
  await createUsageTables(db, dialect);
  await createActivityTables(db, dialect);
}
