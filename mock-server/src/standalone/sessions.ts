/**
 * The mocks of a process, each under a prefix of its own.
 *
 * - Two sessions share nothing that changes.
 * - Their number is bounded; an id is never given twice.
 * - The first session has no prefix, and stays.
 */
import { type Duration, milliseconds } from '../duration.ts';
import { createMock, type Mock, type MockOptions, type MockSnapshot } from '../mock.ts';
import { AdminError } from './admin-error.ts';

export interface SessionOptions extends Omit<MockOptions, 'baseUrl'> {
  /** How long every answer takes at least, in real time. */
  readonly latency?: Duration;
}

export interface Session {
  readonly id: string;
  /** What its paths begin with, such as `/s/1`. */
  readonly prefix: string;
  readonly mock: Mock;
  /** Milliseconds of real time that every answer takes at least. */
  readonly latencyMs: number;
  readonly snapshots: Map<string, MockSnapshot>;
}

export interface Sessions {
  readonly first: Session;
  /** How many there can be. */
  readonly limit: number;
  list(): readonly Session[];
  /** @throws {AdminError} NOT_FOUND */
  get(id: string): Session;
  /**
   * @param options what they do not say is as for the first session
   * @throws {AdminError} CONFLICT where there are as many as there can be
   */
  create(options: SessionOptions): Session;
  /** @throws {AdminError} NOT_FOUND, and CONFLICT for the first one */
  delete(id: string): void;
}

const FIRST = 'first';

/** @param defaults for every session */
export function createSessions(defaults: SessionOptions, limit: number): Sessions {
  const sessions = new Map<string, Session>();
  let made = 0;
  const first = add(FIRST, '', defaults);

  function add(id: string, prefix: string, options: SessionOptions): Session {
    const { latency = 0, ...mockOptions } = options;
    const session = {
      id,
      prefix,
      mock: createMock({ ...mockOptions, baseUrl: `http://localhost${prefix}` }),
      latencyMs: milliseconds(latency),
      snapshots: new Map<string, MockSnapshot>(),
    };
    sessions.set(id, session);
    return session;
  }

  function get(id: string): Session {
    const session = sessions.get(id);
    if (session !== undefined) return session;
    throw new AdminError(
      'NOT_FOUND',
      `There is no session ${JSON.stringify(id)}: make one with POST /__mock/sessions.`,
    );
  }

  return {
    first,
    limit,
    list: () => [...sessions.values()],
    get,
    create(options) {
      if (sessions.size >= limit) {
        throw new AdminError(
          'CONFLICT',
          `There are ${limit} sessions, which is the limit. Delete those of tests that have ended with DELETE /__mock/sessions/{id}, or start the mock with more --max-sessions.`,
        );
      }
      const settings = { ...defaults.settings, ...options.settings };
      const id = String(made + 1);
      const session = add(id, `/s/${id}`, { ...defaults, ...options, settings });
      made += 1;
      return session;
    },
    delete(id) {
      if (get(id) === first) {
        throw new AdminError(
          'CONFLICT',
          'The first session stays as long as the process: use POST /__mock/reset.',
        );
      }
      sessions.delete(id);
    },
  };
}
