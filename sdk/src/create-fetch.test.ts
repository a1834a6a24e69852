import createClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { createHarness, json, URL_UNDER_TEST } from '../test/support/pipeline-harness.ts';
import { errorOf } from '../test/support/settled.ts';
import { createFetch } from './create-fetch.ts';
import { KeyturnError } from './errors.ts';

describe('createFetch', () => {
  it('takes what fetch takes and answers what fetch answers', async () => {
    const { fetch, sent } = createHarness(() => json({ ok: true }, { headers: { 'x-mark': '1' } }));
    const request = new Request(URL_UNDER_TEST, {
      method: 'PUT',
      body: 'text',
      headers: { 'x-own': '2' },
    });
    const response = await fetch(request);
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.headers.get('x-mark')]).toEqual([200, '1']);
    expect(await response.json()).toEqual({ ok: true });
    expect(sent[0]).toMatchObject({ url: URL_UNDER_TEST, method: 'PUT', body: 'text' });
    expect(sent[0]?.headers.get('x-own')).toBe('2');
  });

  it('leaves the caller’s own headers as they are', async () => {
    const { fetch } = createHarness(() => json({}), { apiKey: 'key' });
    const headers = new Headers({ 'x-own': '1' });
    await fetch(URL_UNDER_TEST, { headers });
    expect([...headers.keys()]).toEqual(['x-own']);
  });

  it.each([204, 304])('%i has no body', async (status) => {
    const { fetch } = createHarness(() => new Response(null, { status }));
    expect((await fetch(URL_UNDER_TEST)).status).toBe(status);
  });

  it('serves another client', async () => {
    const { fetch, sent } = createHarness(() => json({ id: 1 }), { apiKey: 'key' });
    const other = createClient<Record<string, never>>({ baseUrl: 'https://api.test', fetch });
    const { data } = await (
      other as unknown as { GET(path: string): Promise<{ data: unknown }> }
    ).GET('/things');
    expect(data).toEqual({ id: 1 });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer key');
  });

  it.each([
    ['no token', { expiresIn: 60 }],
    ['no lifetime', { token: 'jwt' }],
    ['an error', { error: 'no' }],
  ])('an exchange that brings %s is refused', async (_, answer) => {
    const { fetch, sent } = createHarness(() => json({}), {
      apiKey: 'key',
      exchange: async () => answer as never,
    });
    expect(await errorOf(fetch(URL_UNDER_TEST))).toBeInstanceOf(KeyturnError);
    expect(sent).toHaveLength(0);
  });

  it('refuses options out of their bounds', () => {
    expect(() => createFetch({ timeoutMs: -1 })).toThrow('timeoutMs must be a number, 1 or more.');
  });
});
