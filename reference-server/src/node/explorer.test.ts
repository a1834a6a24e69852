import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../../contract/generator/document.ts';
import type { App } from '../app.ts';
import { withExplorer } from './explorer.ts';
import { readFromClone } from './explorer-files.ts';

const DOCUMENT = new URL('../../../openapi.yaml', import.meta.url);

let explorer: App;
beforeEach(() => {
  const app = { fetch: async () => new Response('the API', { status: 418 }) };
  explorer = withExplorer(app, readFromClone);
});

function get(path: string, init: RequestInit = {}): Promise<Response> {
  return explorer.fetch(new Request(`http://localhost:3010${path}`, init));
}

describe('the contract', () => {
  it('200 with openapi.yaml to the letter', async () => {
    const answer = await get('/openapi.yaml');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/yaml');
    expect(await answer.text()).toBe(readFileSync(DOCUMENT, 'utf8'));
  });

  it('200 with the same as JSON', async () => {
    const answer = await get('/openapi.json');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual(readDocument(DOCUMENT));
  });
});

describe('the explorer', () => {
  it('200 for the page and for everything that it names', async () => {
    const page = await (await get('/docs')).text();
    const named = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(named).toContain('/docs/swagger-ui-bundle.js');
    for (const path of named) expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  it('allows no script that is written into the page, and nothing from elsewhere', async () => {
    const answer = await get('/docs');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    const page = await answer.text();
    expect(page).not.toMatch(/<script>|<style>|\son\w+=|\sstyle=|https?:/);
  });

  it('308 from /docs/ to /docs', async () => {
    const answer = await get('/docs/');
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('/docs');
  });

  it('leaves every other path to the API', async () => {
    for (const path of ['/', '/api/external/users', '/docs/../package.json', '/docs/other']) {
      expect((await get(path)).status).toBe(418);
    }
  });
});

describe('a public file', () => {
  it('304 for who has it already, and 200 for who has another', async () => {
    const first = await get('/openapi.yaml');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get('/openapi.yaml', { headers: { 'If-None-Match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const other = await get('/openapi.yaml', { headers: { 'If-None-Match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('200 without the body for HEAD', async () => {
    const answer = await get('/openapi.yaml', { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe(String(readFileSync(DOCUMENT).length));
    expect(await answer.text()).toBe('');
  });

  it('405 for any other method', async () => {
    const answer = await get('/docs', { method: 'POST' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });

  it('is read again after it could not be read', async () => {
    let isThere = false;
    explorer = withExplorer({ fetch: async () => new Response() }, async () => {
      if (!isThere) throw new Error('gone');
      return new TextEncoder().encode('{}');
    });
    await expect(get('/openapi.json')).rejects.toThrow('gone');
    isThere = true;
    expect((await get('/openapi.json')).status).toBe(200);
  });
});
