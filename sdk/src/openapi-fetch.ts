import imported from 'openapi-fetch';

/** openapi-fetch. Its CommonJS build holds the default export one level deeper. */
export const createClient: typeof imported =
  (imported as { readonly default?: typeof imported }).default ?? imported;
