import type { Client } from 'openapi-fetch';
import { fetchThrough } from './fetch-through.ts';
import type { paths } from './generated/schema.ts';
import { createClient } from './openapi-fetch.ts';
import type { ResolvedOptions } from './options.ts';
import type { Send } from './policies/policy.ts';
import { fillPath } from './request-url.ts';

/** openapi-fetch on the pipeline, as strict about path parameters as the methods are. */
export function createRawClient(
  send: Send,
  { baseUrl, headers, settings, tracer }: ResolvedOptions,
): Client<paths> {
  return createClient<paths>({
    baseUrl,
    headers,
    pathSerializer: (path, values) => fillPath(path, (name) => values[name]),
    fetch: fetchThrough(send, settings, tracer),
  });
}
