/** openapi-fetch on the pipeline. It is loaded when it is first used, since most programs never do. */
import type { Client } from 'openapi-fetch';
import { fetchThrough } from './fetch-through.ts';
import type { paths } from './generated/schema.ts';
import { createClient } from './openapi-fetch.ts';
import type { Send } from './policies/policy.ts';
import type { CallSettings } from './request-record.ts';
import { fillPath } from './request-url.ts';

export function createRaw(
  send: Send,
  settings: CallSettings,
  baseUrl: string,
  headers: Readonly<Record<string, string | null>>,
): Client<paths> {
  return createClient<paths>({
    baseUrl,
    headers,
    pathSerializer: (path, values) => fillPath(path, (name) => values[name]),
    fetch: fetchThrough(send, settings),
  });
}
