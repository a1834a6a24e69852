/** Keyturn and its peers, each as it ships, behind one call: read something by its id. */
import { Keyturn, type KeyturnOptions } from '@keyturn/sdk';
import ky from 'ky';
import { Octokit } from 'octokit';
import OpenAI from 'openai';
import createClient from 'openapi-fetch';
import Stripe from 'stripe';
import type { paths } from '../../sdk/src/generated/schema.ts';

export interface ClientParts {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly apiKey: string;
}

/** Reads one record, and rejects as the client does. */
export type ReadOne = (id: string) => Promise<unknown>;

/** A key of the right form that nobody has issued. */
export const API_KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export function openapiFetch({ baseUrl, fetch, apiKey }: ClientParts): ReadOne {
  const headers = { authorization: `Bearer ${apiKey}` };
  const client = createClient<paths>({ baseUrl, fetch, headers });
  return async (id) => {
    const { data } = await client.GET('/api/external/users/{id}', { params: { path: { id } } });
    return data?.data;
  };
}

export function openai({ baseUrl, fetch, apiKey }: ClientParts): ReadOne {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, fetch });
  return (id) => client.get(`/api/external/users/${id}`);
}

export function stripe({ baseUrl, fetch, apiKey }: ClientParts): ReadOne {
  const { hostname, port } = new URL(baseUrl);
  const client = new Stripe(apiKey, {
    host: hostname,
    port: port || 80,
    protocol: 'http',
    httpClient: Stripe.createFetchHttpClient(fetch),
    telemetry: false,
  });
  return (id) => client.customers.retrieve(id);
}

export function octokit({ baseUrl, fetch, apiKey }: ClientParts): ReadOne {
  const client = new Octokit({
    baseUrl,
    request: { fetch },
    log: SILENT,
    // Clients of one id share a queue, and with it what an earlier benchmark has left there.
    throttle: {
      id: crypto.randomUUID(),
      onRateLimit: onceAsOctokitDoes,
      onSecondaryRateLimit: onceAsOctokitDoes,
    },
  });
  // Its own `auth` would send another scheme than Bearer.
  const headers = { authorization: `Bearer ${apiKey}` };
  return (id) => client.request('GET /api/external/users/{id}', { id, headers });
}

/** What octokit decides by itself as long as its queue is not named. */
function onceAsOctokitDoes(_seconds: number, _call: object, _client: object, retries: number) {
  return retries === 0;
}

export function kyClient({ baseUrl, fetch, apiKey }: ClientParts): ReadOne {
  const headers = { authorization: `Bearer ${apiKey}` };
  const client = ky.create({ prefix: baseUrl, fetch, headers });
  return (id) => client.get(`api/external/users/${id}`).json();
}

/** With everything on: exchanged token, retries, pacing, deadline and typed errors. */
export function keyturn(parts: ClientParts, options: KeyturnOptions = {}): ReadOne {
  const client = new Keyturn({ ...parts, ...options });
  return (id) => client.users.get(id);
}
