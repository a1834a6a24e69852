/** The limit of a key holds however many requests come at once, and whichever way they come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overStores } from '../src/over-stores.suite.ts';
import { createMemoryStore } from '../src/stores/memory/memory-store.ts';
import { startTestServer } from '../src/test-server.ts';
import { startServerProcess } from './server-process.ts';

const MODELS = '/api/external/models';
const REQUESTS = 1000;
const LIMIT = 100;
const WINDOW_MS = 60_000;
/** What each admitted request is told is left: every number once. */
const EACH_LEFT = Array.from({ length: LIMIT }, (_, left) => left);

interface Outcome {
  readonly status: number;
  readonly headers: Headers;
}

function expectExactlyTheLimit(outcomes: readonly Outcome[]): void {
  const ofStatus = (status: number) => outcomes.filter((outcome) => outcome.status === status);
  const left = ofStatus(200).map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
  expect(left.sort((a, b) => a - b)).toEqual(EACH_LEFT);
  expect(ofStatus(429)).toHaveLength(REQUESTS - LIMIT);
}

overStores(`${REQUESTS} parallel requests at a limit of ${LIMIT}`, (start) => {
  it('pass exactly as often as the limit says', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: LIMIT });
    const requests = Array.from({ length: REQUESTS }, () => server.send('GET', MODELS, { key }));
    expectExactlyTheLimit(await Promise.all(requests));
  });
});

describe('a server process', () => {
  it(`lets exactly ${LIMIT} of ${REQUESTS} parallel requests pass`, async () => {
    await using server = await startServerProcess();
    const created = await fetch(`${server.baseUrl}/api/api-tokens`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${server.adminKey}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: 'Limited', rate_limit: LIMIT }),
    });
    const { token } = (await created.json()) as { token: { token: string } };
    const headers = { Authorization: `Bearer ${token.token}` };
    const requests = Array.from({ length: REQUESTS }, async () => {
      const answer = await fetch(`${server.baseUrl}${MODELS}`, { headers });
      await answer.arrayBuffer();
      return answer;
    });
    expectExactlyTheLimit(await Promise.all(requests));
  });
});

describe('a key, its JWT and the key that replaced it', () => {
  const ways = fc.constantFrom('key', 'jwt', 'replacement');
  const gapMs = fc.oneof(fc.nat(50), fc.nat(2_000), fc.nat(70_000));
  const requests = fc.array(fc.tuple(ways, gapMs), { minLength: 1, maxLength: 60 });

  it('pass together at most `limit` times in any trailing window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), requests, async (limit, steps) => {
        const server = startTestServer(createMemoryStore());
        const credentials = await makeCredentials(server, limit);
        // The exchange counted, at the start.
        const admitted = [server.now()];
        for (const [way, gap] of steps) {
          server.pass(gap);
          const { status } = await server.send('GET', MODELS, { key: credentials[way] });
          if (status === 200) admitted.push(server.now());
          else expect(status).toBe(429);
        }
        expect(admitted.length).toBeGreaterThan(1);
        for (const end of admitted) {
          const within = admitted.filter((at) => at <= end && end - at < WINDOW_MS);
          expect(within.length).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 50 },
    );
  });

  async function makeCredentials(server: ReturnType<typeof startTestServer>, limit: number) {
    const { id, key } = await server.createToken({ rate_limit: limit });
    const exchange = await server.send('POST', '/api/external/auth/validate', { key });
    const rotation = await server.send('POST', `/api/api-tokens/${id}/rotate`, {
      body: { grace_period_hours: 720 },
    });
    const jwt: string = exchange.body.data.token;
    const replacement: string = rotation.body.token.token;
    return { key, jwt, replacement };
  }
});
