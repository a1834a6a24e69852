import { type ApiKey, readApiKey } from './api-key.ts';
import { fetchThrough } from './fetch-through.ts';
import { type PipelineOptions, resolvePipeline } from './options.ts';
import { closePipeline, createPipeline, type Pipeline } from './pipeline.ts';
import type { TokenStore } from './token-source.ts';
import type { Fetch } from './transport.ts';

export interface CreateFetchOptions extends PipelineOptions {
  /** The key, or a function that is asked for it at every exchange. Without it requests carry none. */
  readonly apiKey?: ApiKey | undefined;
  /**
   * Exchanges the key for a token. `fetch` goes through the same pipeline without authentication.
   * Without an exchange the key itself is sent.
   */
  readonly exchange?: ((apiKey: string, fetch: Fetch) => Promise<ExchangedToken>) | undefined;
  /** Shares exchanged tokens with other processes. A store of its own for each API. */
  readonly tokenStore?: TokenStore | undefined;
}

export interface ExchangedToken {
  /** Sent as `Authorization: Bearer …`. */
  readonly token: string;
  /** How long it works, in seconds from the request that brought it. */
  readonly expiresIn: number;
}

/** A `fetch`, and the end of it. */
export interface PipelineFetch extends Fetch {
  /** Ends every call under way, refuses new ones and forgets all tokens. */
  close(): void;
}

/**
 * A `fetch` with deadline, retries, pacing by the server's limits and an exchanged credential, for
 * any client that takes one. It knows nothing of a particular API. Bodies are read into memory,
 * so that an attempt can be repeated and a stalled body times out.
 *
 * @throws {KeyturnError} For options out of their bounds.
 */
export function createFetch(options: CreateFetchOptions): PipelineFetch {
  const resolved = resolvePipeline(options);
  const { apiKey, exchange, tokenStore } = options;
  const { settings, tracer } = resolved;
  const pipeline: Pipeline = createPipeline(
    resolved,
    apiKey === undefined
      ? undefined
      : {
          readKey: () => readApiKey(apiKey),
          async exchange(key) {
            // An exchange changes nothing on the server, so it may be repeated.
            const own = { ...settings, anonymous: true, repeatable: true };
            const { token, expiresIn } = exchange
              ? await exchange(key, fetchThrough(pipeline.send, own, tracer))
              : { token: key, expiresIn: Infinity };
            return { authorization: token && `Bearer ${token}`, lifetimeMs: expiresIn * 1_000 };
          },
          audience: '',
          // No store holds the key itself.
          store: exchange && tokenStore,
        },
  );
  return Object.assign(fetchThrough(pipeline.send, settings, tracer), {
    close: () => closePipeline(pipeline),
  });
}
