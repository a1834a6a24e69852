import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { startTestServer } from '../test-server.ts';

const USERS = '/api/external/users';
const ORIGIN = 'https://admin.your-domain.com';
const PREFLIGHT = { Origin: ORIGIN, 'Access-Control-Request-Method': 'PATCH' };

const corsHeaders = ({ headers }: { headers: Headers }) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control'));

describe('cross-origin requests', () => {
  it('are answered like any others, without a header for browsers, unless origins are named', async () => {
    const server = startTestServer(createMemoryStore());
    const get = await server.send('GET', USERS, { headers: { Origin: ORIGIN } });
    expect([get.status, corsHeaders(get)]).toEqual([200, []]);
    const preflight = await server.send('OPTIONS', USERS, { key: null, headers: PREFLIGHT });
    expect([preflight.status, corsHeaders(preflight)]).toEqual([401, []]);
  });

  it('of a named origin may be read, the headers of limits included', async () => {
    const server = startTestServer(createMemoryStore(), { corsOrigins: [ORIGIN] });
    for (const key of [undefined, null] as const) {
      const request = key === null ? { key } : {};
      const { headers } = await server.send('GET', USERS, {
        ...request,
        headers: { Origin: ORIGIN },
      });
      expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Reset');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toBe('Origin');
    }
  });

  it('204 for a preflight without a credential', async () => {
    const server = startTestServer(createMemoryStore(), { corsOrigins: [ORIGIN] });
    const { status, headers } = await server.send('OPTIONS', USERS, {
      key: null,
      headers: PREFLIGHT,
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it('of another origin may not be read', async () => {
    const server = startTestServer(createMemoryStore(), { corsOrigins: [ORIGIN] });
    const headers = { ...PREFLIGHT, Origin: `${ORIGIN}.evil.example` };
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await server.send(method, USERS, { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
