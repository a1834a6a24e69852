/**
 * What was acknowledged survives. Ten times a server process is killed under concurrent changes and
 * started again on its data; at the end one is told to stop under the same load. Whatever a client
 * was told is then held against what is there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../src/node/system-clock.ts';
import type { Store } from '../src/ports.ts';
import { createPostgresStore } from '../src/stores/sql/postgres-store.ts';
import { createSqliteStore } from '../src/stores/sql/sqlite-store.ts';
import { type ChangeLedger, createChangeLedger, type State } from './change-ledger.ts';
import { type Answered, type LoadedServer, request, runChangeLoad, TOKENS } from './change-load.ts';
import { createDatabase } from './postgres.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const ROUNDS = 10;
const FEWEST_ANSWERS = 150;
const STOPPING_ANSWERS = 200;
const DEMO_USERS = 1000;
/** The 250 ms of the design, and what a machine may be late with its timers and its disk. */
const WRITTEN_AFTER_MS = 750;
const UNLIMITED = { ADMIN_API_RATE_LIMIT: '1000000000' };

/** Data that outlives the server: how a server is given it, and how a test reads it afterwards. */
interface Database {
  readonly env: Readonly<Record<string, string>>;
  readonly data: string;
  open(): Promise<Store>;
  drop?(): Promise<void>;
}

interface Round {
  /** When the server was ended, in ms since the epoch. */
  readonly endedAt: number;
  readonly answered: readonly Answered[];
}

const DATABASES: readonly [name: string, make: (folder: string) => Promise<Database>][] = [
  [
    'SQLite',
    async (data) => ({
      env: {},
      data,
      open: () => createSqliteStore({ path: path.join(data, 'keyturn.sqlite') }),
    }),
  ],
  [
    'PostgreSQL',
    async (data) => {
      const { url, drop } = await createDatabase();
      return {
        env: { DATABASE_URL: url },
        data,
        open: () => createPostgresStore({ url, clock: systemClock }),
        drop,
      };
    },
  ],
];

describe.each(DATABASES)('a server on %s', (_name, make) => {
  const ledger = createChangeLedger();
  const killed: Round[] = [];
  const contradictions: string[] = [];
  let stopped: Round;
  let folder: string;
  let database: Database;
  let server: ServerProcess | undefined;
  let store: Store;
  let loadToken: { id: number; key: string };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keyturn-durability-'));
    database = await make(folder);
    const start = async () => {
      const env = { ...UNLIMITED, ...database.env };
      server = await startServerProcess({ env, data: database.data });
      return server;
    };

    let running = await start();
    loadToken = await createUnlimitedToken(running, ledger);
    for (const [name, state] of await readState(running)) ledger.found(name, state);
    for (let round = 1; round <= ROUNDS; round += 1) {
      killed.push(await loadUntil(running, round, FEWEST_ANSWERS + 7 * round, 'kill'));
      running = await start();
      contradictions.push(...ledger.settle(await readState(running)));
    }
    stopped = await loadUntil(running, ROUNDS + 1, STOPPING_ANSWERS, 'stop');
    running = await start();
    contradictions.push(...ledger.settle(await readState(running)));
    await running.stop();
    store = await database.open();
  }, 300_000);

  afterAll(async () => {
    // Where the rounds ended early, a server is still running.
    await server?.kill();
    await store?.close();
    await database?.drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  async function loadUntil(
    server: ServerProcess,
    round: number,
    answersBefore: number,
    end: 'kill' | 'stop',
  ): Promise<Round> {
    let endedAt = 0;
    let ended: Promise<void> | undefined;
    const { key } = loadToken;
    const answered = await runChangeLoad({
      server,
      ledger,
      key,
      name: `round-${round}`,
      onAnswer(answers) {
        if (answers < answersBefore || ended !== undefined) return;
        ended = server[end]();
        endedAt = Date.now();
      },
    });
    await ended;
    return { endedAt, answered };
  }

  it('loses nothing that it acknowledged, brings nothing back and gives no id twice', () => {
    expect(contradictions).toEqual([]);
  });

  it('has an audit entry for each change and for nothing else', async () => {
    const found = new Map<string, number>();
    for (const { requestId } of (await store.audit.list()).items) {
      if (requestId !== null) found.set(requestId, (found.get(requestId) ?? 0) + 1);
    }
    const expected = [...ledger.auditEntries].filter(([, entries]) => entries > 0);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('never leaves half of a change: the sessions of a deleted user went with it', async () => {
    const users = await store.resource('users', 'live').list();
    const ids = new Set(users.items.map(({ id }) => id));
    const sessions = await store.resource('sessions', 'live').list();
    expect(ids.size).toBeLessThan(DEMO_USERS);
    expect(sessions.items.filter(({ userId }) => !ids.has(userId))).toEqual([]);
  });

  it('keeps the usage of all requests but the last before a kill', async () => {
    const kept = await usageTimes();
    for (const round of killed) {
      const lost = missing(round.answered, kept);
      expect(lost.filter(({ endedBy }) => endedBy < writtenBefore(round))).toEqual([]);
    }
  });

  it('names for each kill the interval in which usage may be missing', async () => {
    const kept = await usageTimes();
    const { gaps } = await store.usage.completeness(0, Date.now());
    expect(gaps).toHaveLength(ROUNDS);
    const lost = killed.flatMap(({ answered }) => missing(answered, kept));
    const isTold = ({ at, endedBy }: Answered) =>
      gaps.some(({ from, to }) => at <= to && from <= endedBy);
    expect(lost.filter((request) => !isTold(request))).toEqual([]);
    for (const [i, round] of killed.entries()) {
      const { from = Number.NaN, to = Number.NaN } = gaps[i] ?? {};
      expect(from).toBeGreaterThan(writtenBefore(round));
      expect(from).toBeLessThanOrEqual(round.endedAt);
      expect(to).toBeGreaterThanOrEqual(round.endedAt);
    }
  });

  it('keeps the usage of every request when it is told to stop', async () => {
    expect(missing(stopped.answered, await usageTimes())).toEqual([]);
  });

  /** Times of the load's rows that the usage log has, in ms since the epoch. */
  async function usageTimes(): Promise<number[]> {
    const rows = await store.usage.recent(loadToken.id, Number.MAX_SAFE_INTEGER);
    return rows.map(({ at }) => at);
  }
});

/**
 * The time from which on a round's usage may be lost. A machine that is busy with other work makes
 * the server late, by no more than what its answers were: once for the timer, once for the write.
 */
function writtenBefore({ endedAt, answered }: Round): number {
  const slowest = Math.max(...answered.map(({ at, endedBy }) => endedBy - at));
  return endedAt - WRITTEN_AFTER_MS - 2 * slowest;
}

/** A token that may do everything as often as it likes. */
async function createUnlimitedToken({ baseUrl, adminKey }: LoadedServer, ledger: ChangeLedger) {
  const name = 'token of the load';
  const settings = { name, description: 'a', scopes: ['*'], rate_limit_tier: 'enterprise' };
  ledger.asked(name, 'a', 'create-load-token', 1);
  const { body } = await request(baseUrl, 'POST', TOKENS, adminKey, 'create-load-token', settings);
  ledger.acknowledged(name);
  return { id: body.token.id as number, key: body.token.token as string };
}

/** Everything that the load changes, in the ledger's terms. */
async function readState({ baseUrl, adminKey }: LoadedServer): Promise<Map<string, State>> {
  const get = async (path: string) =>
    (await request(baseUrl, 'GET', path, adminKey, 'read-the-state')).body;
  const state = new Map<string, State>();
  for (let page = 1; page <= DEMO_USERS / 100; page += 1) {
    const { data } = await get(`/api/external/users?perPage=100&page=${page}`);
    for (const { id, tokenBalance } of data) state.set(id, String(tokenBalance));
  }
  for (const { name } of (await get('/api/external/models')).data) state.set(name, name);
  for (const { name, description, expires_at } of (await get(TOKENS)).tokens) {
    // The tokens of one name are a line of rotations, oldest first.
    const one = expires_at === null ? description : `${description} rotated`;
    const line = state.get(name);
    state.set(name, line === undefined ? one : `${line}, ${one}`);
  }
  return state;
}

/** Requests that have no row: each row takes one with it that came in at its time. */
function missing(answered: readonly Answered[], kept: readonly number[]): Answered[] {
  const left = new Map<number, number>();
  for (const at of kept) left.set(at, (left.get(at) ?? 0) + 1);
  return answered.filter(({ at }) => {
    const count = left.get(at) ?? 0;
    left.set(at, count - 1);
    return count <= 0;
  });
}
