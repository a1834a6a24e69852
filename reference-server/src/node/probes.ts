/**
 * What watches over a server asks here, on a port of its own: `/livez`, `/readyz` and `/metrics`.
 *
 * - Alive is who answers. Ready is who is not stopping and whose store answers within two seconds.
 * - However many ask, the store is asked once at a time.
 */
import type { App } from '../app.ts';
import type { Clock, Store } from '../ports.ts';
import type { Metrics } from './metrics.ts';

const STORE_TIMEOUT_MS = 2_000;

export interface ProbesOptions {
  readonly store: Pick<Store, 'check'>;
  readonly metrics: Pick<Metrics, 'contentType' | 'render'>;
  readonly clock: Pick<Clock, 'after'>;
}

export interface Probes extends App {
  /** From now on the server is not ready, so that nobody sends it anything new. */
  stopping(): void;
}

export function createProbes({ store, metrics, clock }: ProbesOptions): Probes {
  let isStopping = false;
  let underWay: Promise<boolean> | undefined;

  function storeAnswers(): Promise<boolean> {
    underWay ??= askStore().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  function askStore(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = clock.after(STORE_TIMEOUT_MS, () => resolve(false));
      const answer = (isThere: boolean) => () => {
        cancel();
        resolve(isThere);
      };
      store.check().then(answer(true), answer(false));
    });
  }

  async function readiness(): Promise<Response> {
    if (isStopping) return text(503, 'stopping');
    return (await storeAnswers()) ? text(200, 'ready') : text(503, 'the store does not answer');
  }

  return {
    async fetch({ method, url }) {
      if (method !== 'GET' && method !== 'HEAD')
        return text(405, 'use GET', { Allow: 'GET, HEAD' });
      switch (new URL(url).pathname) {
        case '/livez':
          return text(200, 'alive');
        case '/readyz':
          return readiness();
        case '/metrics':
          return new Response(await metrics.render(), {
            headers: { 'Content-Type': metrics.contentType },
          });
        default:
          return text(404, 'there are /livez, /readyz and /metrics');
      }
    },
    stopping() {
      isStopping = true;
    },
  };
}

function text(status: number, line: string, headers: Record<string, string> = {}): Response {
  return new Response(`${line}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
