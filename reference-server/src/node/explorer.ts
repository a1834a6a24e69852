/**
 * The API explorer at `/docs` and the contract at `/openapi.yaml` and `/openapi.json`.
 *
 * - These are public and stand outside the API: no authentication, limit or usage row.
 * - The page takes everything from this server and runs no script that is written into it, so that
 *   a key typed into it can be sent nowhere else.
 * - Who has a file already is told so instead of sent it again.
 */
import { createHash } from 'node:crypto';
import type { App } from '../app.ts';
import { pathOfTarget } from '../domain/canonical-path.ts';
import type { ExplorerFile } from './explorer-files.ts';

interface PublicFile {
  readonly file: ExplorerFile;
  readonly type: string;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

const FILES: ReadonlyMap<string, PublicFile> = new Map([
  ['/docs', { file: 'index.html', type: HTML }],
  ['/docs/explorer.css', { file: 'explorer.css', type: CSS }],
  ['/docs/explorer.js', { file: 'explorer.js', type: JS }],
  ['/docs/favicon-32x32.png', { file: 'favicon-32x32.png', type: 'image/png' }],
  ['/docs/swagger-ui-bundle.js', { file: 'swagger-ui-bundle.js', type: JS }],
  ['/docs/swagger-ui.css', { file: 'swagger-ui.css', type: CSS }],
  ['/openapi.json', { file: 'openapi.json', type: 'application/json' }],
  ['/openapi.yaml', { file: 'openapi.yaml', type: 'application/yaml' }],
]);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SAFE_HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** The app, and the explorer in front of it. */
export function withExplorer(app: App, read: (file: ExplorerFile) => Promise<Uint8Array>): App {
  const contents = new Map<ExplorerFile, Promise<Content>>();

  function contentOf(file: ExplorerFile): Promise<Content> {
    let content = contents.get(file);
    if (content === undefined) {
      content = read(file).then(withEtag);
      // What could not be read once is tried again.
      content.catch(() => contents.delete(file));
      contents.set(file, content);
    }
    return content;
  }

  async function answer(request: Request, { file, type }: PublicFile): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...SAFE_HEADERS, Allow: 'GET, HEAD' } });
    }
    const { bytes, etag } = await contentOf(file);
    const headers = { ...SAFE_HEADERS, ETag: etag, 'Cache-Control': 'no-cache' };
    if (isKnown(etag, request.headers.get('if-none-match'))) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { ...headers, 'Content-Type': type, 'Content-Length': String(bytes.length) },
    });
  }

  async function redirect(): Promise<Response> {
    return new Response(null, { status: 308, headers: { ...SAFE_HEADERS, Location: '/docs' } });
  }

  return {
    fetch(request, info) {
      const path = pathOfTarget(info?.target ?? request.url);
      const file = FILES.get(path);
      if (file !== undefined) return answer(request, file);
      return path === '/docs/' ? redirect() : app.fetch(request, info);
    },
  };
}

function withEtag(read: Uint8Array): Content {
  const digest = createHash('sha256').update(read).digest('base64url');
  return { bytes: new Uint8Array(read), etag: `"${digest}"` };
}

function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}
