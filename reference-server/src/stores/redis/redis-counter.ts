/**
 * Counts requests in Redis, for all processes that share it; `Counter` in ports.ts states what holds.
 *
 * - A key expires with its window, so Redis holds the keys in use only.
 * - While Redis is away each process counts for itself, and admits its share of every limit: the limit
 *   divided by the number of processes, and at least 1. It is never unlimited.
 * - No request waits for Redis for long; after one did, the next second's requests do not wait at all.
 * - It comes back by itself.
 */
import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import { decisionOf } from '../../domain/rate-limit.ts';
import type { Clock, Counter, RateLimitDecision, RateLimitPolicy } from '../../ports.ts';
import { createMemoryCounter } from '../memory/memory-counter.ts';
import { createSharedLimit } from '../shared-limit.ts';
import { WINDOW_SCRIPT } from './window-script.ts';

/** A URL that could not be connected to; the message is for whoever starts the server. */
export class RedisUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `Redis at ${new URL(url).host} cannot be used: ${reason}. Start it, or correct REDIS_URL.`,
    );
    this.name = 'RedisUnreachableError';
  }
}

export interface RedisCounterOptions {
  /** `redis://user:password@host:port/number` */
  readonly url: string;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  /** How many processes share the limits. */
  readonly instances: number;
  /** Told when Redis goes away, and when it is back. */
  readonly onState?: (isAway: boolean) => void;
}

export interface RedisCounter extends Counter {
  close(): Promise<void>;
}

type Step = 'consume' | 'peek';

const SCRIPT_DIGEST = createHash('sha1').update(WINDOW_SCRIPT).digest('hex');
const KEY_PREFIX = 'keyturn:limit:';
const COMMAND_TIMEOUT_MS = 500;
const CONNECT_TIMEOUT_MS = 2_000;
const PAUSE_MS = 1_000;
const MOST_WAITING_COMMANDS = 10_000;

/** @throws RedisUnreachableError when it cannot be connected to now; later it may go and come */
export async function createRedisCounter({
  url,
  clock,
  instances,
  onState = () => {},
}: RedisCounterOptions): Promise<RedisCounter> {
  const local = createSharedLimit(createMemoryCounter(clock), instances);
  let hasConnected = false;
  let isAway = false;
  /** On the monotonic clock: no command is sent before. */
  let awayUntil = Number.NEGATIVE_INFINITY;

  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING_COMMANDS,
    commandOptions: { timeout: COMMAND_TIMEOUT_MS },
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (attempts, cause) =>
        hasConnected ? Math.min(50 * 2 ** attempts, PAUSE_MS) : cause,
    },
  });
  // Every failure shows in the commands that it fails.
  client.on('error', () => {});
  try {
    await client.connect();
    await decideInRedis('start', { limit: 1, windowMs: 60_000 }, 'peek');
  } catch (error) {
    client.destroy();
    throw new RedisUnreachableError(url, error);
  }
  hasConnected = true;

  async function decideInRedis(
    key: string,
    { limit, windowMs }: RateLimitPolicy,
    step: Step,
  ): Promise<RateLimitDecision> {
    const call = {
      keys: [`${KEY_PREFIX}${key}`],
      arguments: [String(limit), String(windowMs), step],
    };
    const reply = await client.evalSha(SCRIPT_DIGEST, call).catch((error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return client.eval(WINDOW_SCRIPT, call);
    });
    const [admitted, used, backAtMs, now] = reply as [number, number, number, number];
    return decisionOf(limit, { admitted: admitted === 1, used, backAtMs, now });
  }

  function note(isAwayNow: boolean): void {
    if (isAwayNow === isAway) return;
    isAway = isAwayNow;
    onState(isAway);
  }

  async function decide(
    key: string,
    policy: RateLimitPolicy,
    step: Step,
  ): Promise<RateLimitDecision> {
    if (client.isReady && clock.monotonic() >= awayUntil) {
      try {
        const decision = await decideInRedis(key, policy, step);
        note(false);
        return decision;
      } catch {
        awayUntil = clock.monotonic() + PAUSE_MS;
      }
    }
    note(true);
    return local[step](key, policy);
  }

  return {
    consume: (key, policy) => decide(key, policy, 'consume'),
    peek: (key, policy) => decide(key, policy, 'peek'),
    degradation: () =>
      isAway
        ? 'Redis is away: each process counts for itself, with its share of the limits.'
        : null,
    async close() {
      client.destroy();
    },
  };
}
