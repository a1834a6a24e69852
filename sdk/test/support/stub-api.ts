import { Keyturn } from '../../src/client.ts';
import type { KeyturnOptions } from '../../src/options.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { json, type Respond, type SentRequest } from './pipeline-harness.ts';

/** A key of the right form that no server has issued. */
export const API_KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
/** A token of the right form that no server has signed. */
export const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl';

export interface StubApi {
  readonly client: Keyturn;
  readonly clock: ManualClock;
  /** Every request but the exchanges, in order. */
  readonly sent: SentRequest[];
  readonly exchanges: SentRequest[];
}

/** A client over a transport that exchanges any key, and otherwise answers as the test says. */
export function createStubApi(respond: Respond, options: KeyturnOptions = {}): StubApi {
  const clock = createManualClock();
  const sent: SentRequest[] = [];
  const exchanges: SentRequest[] = [];
  const client = new Keyturn({
    apiKey: API_KEY,
    baseUrl: 'https://api.test',
    clock,
    random: () => 0.5,
    async fetch(input, init) {
      const { url, method, headers } = new Request(input, init);
      const signal = init?.signal ?? new AbortController().signal;
      const body = typeof init?.body === 'string' ? init.body : '';
      const request = { url, method, headers, body, signal, at: clock.monotonic() };
      if (url.endsWith('/auth/validate')) {
        exchanges.push(request);
        return data({ token: JWT, tokenType: 'Bearer', expiresIn: 3_600 });
      }
      sent.push(request);
      return respond(request, sent.length);
    },
    ...options,
  });
  return { client, clock, sent, exchanges };
}

const meta = { timestamp: '2026-01-01T00:00:00.000Z', requestId: 'req_1' };
const headers = { 'x-request-id': 'req_1' };

/** A success of the External Admin API. */
export function data(value: unknown): Response {
  return json({ success: true, data: value, meta }, { headers });
}

/** A page of `perPage` numbered users out of `total`. */
export function userPage({ url }: Pick<SentRequest, 'url'>, total: number): Response {
  const query = new URL(url).searchParams;
  const page = Number(query.get('page') ?? 1);
  const perPage = Number(query.get('perPage') ?? 20);
  const first = (page - 1) * perPage + 1;
  const count = Math.max(0, Math.min(perPage, total - first + 1));
  const totalPages = Math.ceil(total / perPage);
  const pagination = {
    page,
    perPage,
    total,
    totalPages,
    hasNext: page < totalPages,
    hasPrev: page > 1,
  };
  const users = Array.from({ length: count }, (_, index) => ({ id: `user_${first + index}` }));
  return json({ success: true, data: users, meta, pagination }, { headers });
}

/** An error of the External Admin API. */
export function failure(
  status: number,
  code: string,
  more: { message?: string; details?: unknown; headers?: Record<string, string> } = {},
): Response {
  const error = { code, message: more.message ?? 'It did not work.', details: more.details };
  return json(
    { success: false, error, meta },
    { status, headers: { ...headers, ...more.headers } },
  );
}
