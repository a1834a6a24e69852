// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  Currency,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  Plan,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
} from './shared.ts';

const AffiliateStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['total', 'active', 'referrals'],
  properties: {
    total: { type: 'integer', minimum: 0 },
    active: { type: 'integer', minimum: 0 },
    referrals: { type: 'integer', minimum: 0 },
  },
};

const PlanCounts: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['free', 'starter', 'professional', 'enterprise'],
  properties: {
    free: { type: 'integer', minimum: 0 },
    starter: { type: 'integer', minimum: 0 },
    professional: { type: 'integer', minimum: 0 },
    enterprise: { type: 'integer', minimum: 0 },
  },
};

const UserStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'total', 'active', 'suspended', 'pending', 'newLast30Days', 'byPlan', 'tokenBalance',
    'tokensUsed'
  ],
  properties: {
    total: { type: 'integer', minimum: 0 },
    active: { type: 'integer', minimum: 0 },
    suspended: { type: 'integer', minimum: 0 },
    pending: { type: 'integer', minimum: 0 },
    newLast30Days: { type: 'integer', minimum: 0 },
    byPlan: PlanCounts,
    tokenBalance: { type: 'integer', minimum: 0 },
    tokensUsed: { type: 'integer', minimum: 0 },
  },
};

const ModelStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['total', 'active'],
  properties: { total: { type: 'integer', minimum: 0 }, active: { type: 'integer', minimum: 0 } },
};

const Money: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['currency', 'amount'],
  properties: { currency: Currency, amount: { type: 'integer', minimum: 0 } },
};

const WithdrawalStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['pending', 'approved', 'paid', 'rejected', 'outstanding'],
  properties: {
    pending: { type: 'integer', minimum: 0 },
    approved: { type: 'integer', minimum: 0 },
    paid: { type: 'integer', minimum: 0 },
    rejected: { type: 'integer', minimum: 0 },
    outstanding: { type: 'array', maxItems: 200, items: Money },
  },
};

const ContentStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['blogs', 'publishedBlogs', 'openFeatureRequests', 'newContactMessages'],
  properties: {
    blogs: { type: 'integer', minimum: 0 },
    publishedBlogs: { type: 'integer', minimum: 0 },
    openFeatureRequests: { type: 'integer', minimum: 0 },
    newContactMessages: { type: 'integer', minimum: 0 },
  },
};

const RequestStats: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['last24h', 'failedLast24h', 'last7d'],
  properties: {
    last24h: { type: 'integer', minimum: 0 },
    failedLast24h: { type: 'integer', minimum: 0 },
    last7d: { type: 'integer', minimum: 0 },
  },
};

const CalendarDate: JsonSchema = { type: 'string', format: 'date' };

const OverviewDay: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['date', 'newUsers', 'requests', 'failedRequests'],
  properties: {
    date: CalendarDate,
    newUsers: { type: 'integer', minimum: 0 },
    requests: { type: 'integer', minimum: 0 },
    failedRequests: { type: 'integer', minimum: 0 },
  },
};

const AnalyticsOverview: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['users', 'models', 'affiliates', 'withdrawals', 'content', 'requests', 'series'],
  properties: {
    users: UserStats,
    models: ModelStats,
    affiliates: AffiliateStats,
    withdrawals: WithdrawalStats,
    content: ContentStats,
    requests: RequestStats,
    series: { type: 'array', minItems: 30, maxItems: 30, items: OverviewDay },
  },
};

const AnalyticsOverviewResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: AnalyticsOverview, meta: Meta },
};

const CountryVisits: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['country', 'visits', 'uniqueVisitors'],
  properties: {
    country: { type: ['string', 'null'], pattern: '^[A-Z]{2}$' },
    visits: { type: 'integer', minimum: 1 },
    uniqueVisitors: { type: 'integer', minimum: 1 },
  },
};

const DeviceKind: JsonSchema = { type: 'string', enum: ['desktop', 'mobile', 'tablet', 'bot', 'other'] };

const DeviceVisits: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['device', 'visits', 'uniqueVisitors'],
  properties: {
    device: DeviceKind,
    visits: { type: 'integer', minimum: 1 },
    uniqueVisitors: { type: 'integer', minimum: 1 },
  },
};

const HostResources: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['platform', 'cpuCount', 'loadAverage', 'memoryTotalBytes', 'memoryFreeBytes', 'uptimeSeconds'],
  properties: {
    platform: { type: 'string', minLength: 1, maxLength: 64 },
    cpuCount: { type: 'integer', minimum: 1 },
    loadAverage: { type: 'array', minItems: 3, maxItems: 3, items: { type: 'number', minimum: 0 } },
    memoryTotalBytes: { type: 'integer', minimum: 0 },
    memoryFreeBytes: { type: 'integer', minimum: 0 },
    uptimeSeconds: { type: 'number', minimum: 0 },
  },
};

const ModelTokenUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['modelId', 'modelName', 'tokensUsed', 'generations'],
  properties: {
    modelId: { type: 'string', minLength: 1, maxLength: 64 },
    modelName: { type: ['string', 'null'], minLength: 1, maxLength: 255 },
    tokensUsed: { type: 'integer', minimum: 0 },
    generations: { type: 'integer', minimum: 1 },
  },
};

const PageVisits: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['path', 'visits', 'uniqueVisitors'],
  properties: {
    path: { type: 'string', minLength: 1, maxLength: 2048 },
    visits: { type: 'integer', minimum: 1 },
    uniqueVisitors: { type: 'integer', minimum: 1 },
  },
};

const PlanTokenUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['plan', 'tokensUsed', 'generations', 'users'],
  properties: {
    plan: Plan,
    tokensUsed: { type: 'integer', minimum: 0 },
    generations: { type: 'integer', minimum: 1 },
    users: { type: 'integer', minimum: 1 },
  },
};

const ProcessResources: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'uptimeSeconds', 'cpuPercent', 'memoryRssBytes', 'heapUsedBytes', 'heapTotalBytes',
    'eventLoopDelayMs'
  ],
  properties: {
    uptimeSeconds: { type: 'number', minimum: 0 },
    cpuPercent: { type: 'number', minimum: 0 },
    memoryRssBytes: { type: 'integer', minimum: 0 },
    heapUsedBytes: { type: 'integer', minimum: 0 },
    heapTotalBytes: { type: 'integer', minimum: 0 },
    eventLoopDelayMs: { type: ['number', 'null'], minimum: 0 },
  },
};

const ReferrerVisits: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['referrer', 'visits', 'uniqueVisitors'],
  properties: {
    referrer: { type: ['string', 'null'], minLength: 1, maxLength: 255 },
    visits: { type: 'integer', minimum: 1 },
    uniqueVisitors: { type: 'integer', minimum: 1 },
  },
};

const ResourceUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['sampledAt', 'process', 'host'],
  properties: { sampledAt: Timestamp, process: ProcessResources, host: HostResources },
};

const ResourceUsageResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: ResourceUsage, meta: Meta },
};

const TokenUsageTotals: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['tokensUsed', 'generations', 'activeUsers'],
  properties: {
    tokensUsed: { type: 'integer', minimum: 0 },
    generations: { type: 'integer', minimum: 0 },
    activeUsers: { type: 'integer', minimum: 0 },
  },
};

const TokenUsageDay: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['date', 'tokensUsed', 'generations'],
  properties: {
    date: CalendarDate,
    tokensUsed: { type: 'integer', minimum: 0 },
    generations: { type: 'integer', minimum: 0 },
  },
};

const UserTokenUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['userId', 'userName', 'tokensUsed', 'generations'],
  properties: {
    userId: { type: 'string', minLength: 1, maxLength: 64 },
    userName: { type: ['string', 'null'], minLength: 1, maxLength: 255 },
    tokensUsed: { type: 'integer', minimum: 0 },
    generations: { type: 'integer', minimum: 1 },
  },
};

const TokenUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['days', 'from', 'to', 'totals', 'series', 'byModel', 'byPlan', 'topUsers'],
  properties: {
    days: { type: 'integer', minimum: 1, maximum: 365 },
    from: CalendarDate,
    to: CalendarDate,
    totals: TokenUsageTotals,
    series: { type: 'array', minItems: 1, maxItems: 365, items: TokenUsageDay },
    byModel: { type: 'array', maxItems: 1000, items: ModelTokenUsage },
    byPlan: { type: 'array', maxItems: 4, items: PlanTokenUsage },
    topUsers: { type: 'array', maxItems: 10, items: UserTokenUsage },
  },
};

const TokenUsageResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: TokenUsage, meta: Meta },
};

const VisitDay: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['date', 'visits', 'uniqueVisitors'],
  properties: {
    date: CalendarDate,
    visits: { type: 'integer', minimum: 0 },
    uniqueVisitors: { type: 'integer', minimum: 0 },
  },
};

const VisitTotals: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['visits', 'uniqueVisitors'],
  properties: { visits: { type: 'integer', minimum: 0 }, uniqueVisitors: { type: 'integer', minimum: 0 } },
};

const VisitorTracking: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['days', 'from', 'to', 'totals', 'series', 'topPages', 'topReferrers', 'countries', 'devices'],
  properties: {
    days: { type: 'integer', minimum: 1, maximum: 365 },
    from: CalendarDate,
    to: CalendarDate,
    totals: VisitTotals,
    series: { type: 'array', minItems: 1, maxItems: 365, items: VisitDay },
    topPages: { type: 'array', maxItems: 10, items: PageVisits },
    topReferrers: { type: 'array', maxItems: 10, items: ReferrerVisits },
    countries: { type: 'array', maxItems: 250, items: CountryVisits },
    devices: { type: 'array', maxItems: 5, items: DeviceVisits },
  },
};

const VisitorTrackingResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: VisitorTracking, meta: Meta },
};

export const analytics = {
  'analytics.overview': {
    responses: {
      200: AnalyticsOverviewResponse,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'analytics.tracking': {
    query: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, default: 7 } },
    },
    responses: {
      200: VisitorTrackingResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'analytics.resources': {
    responses: {
      200: ResourceUsageResponse,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'analytics.usage': {
    query: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, default: 7 } },
    },
    responses: {
      200: TokenUsageResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
} satisfies Record<string, OperationSchemas>;
