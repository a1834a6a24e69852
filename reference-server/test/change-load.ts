/**
 * Concurrent changes of every kind against a server that may end at any moment. What is asked for and
 * what is answered goes into the ledger; a request without an answer ends its worker.
 */
import { createSeededRandom } from '../src/domain/seeded-random.ts';
import type { ChangeLedger, State } from './change-ledger.ts';

const WORKERS = 8;
/** Tokens are made seldom, since each takes 50 ms to hash, and so are most of what a kill cuts off. */
const KINDS = {
  adjustUser: 20,
  deleteUser: 2,
  createModel: 6,
  createToken: 2,
  updateToken: 6,
  rotateToken: 1,
  deleteToken: 1,
  read: 6,
  refused: 2,
};

export interface LoadedServer {
  readonly baseUrl: string;
  readonly adminKey: string;
}

export interface LoadOptions {
  readonly server: LoadedServer;
  readonly ledger: ChangeLedger;
  /** Key for everything but tokens, so that its usage can be held against the answers. */
  readonly key: string;
  /** Tells this load from others on the same data; no spaces. */
  readonly name: string;
  /** Called after every answer, with how many there were. */
  readonly onAnswer: (answers: number) => void;
}

/** A request that was answered. Times are ms since the epoch. */
export interface Answered {
  /** When it came in, by the server. */
  readonly at: number;
  /** When the answer was here, and so later than its end. */
  readonly endedBy: number;
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every operation, read by who asked
  readonly body: any;
}

/** No answer came: the server is gone. */
class NoAnswer extends Error {}

/**
 * Sends changes from several workers until the server answers no more.
 *
 * @returns the requests that were made with `key`
 */
export async function runChangeLoad(options: LoadOptions): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  let answers = 0;
  let requests = 0;

  async function send(
    method: string,
    path: string,
    { body, key = options.key }: { body?: object; key?: string } = {},
    requestId = nextRequestId(),
  ): Promise<Answer> {
    const answer = await request(options.server.baseUrl, method, path, key, requestId, body);
    if (key === options.key) {
      answered.push({ at: Date.parse(answer.body.meta.timestamp), endedBy: Date.now() });
    }
    answers += 1;
    options.onAnswer(answers);
    return answer;
  }

  function nextRequestId(): string {
    requests += 1;
    return `${options.name}-request-${requests}`;
  }

  const workers = Array.from({ length: WORKERS }, (_, index) =>
    work({ ...options, send, nextRequestId, index }),
  );
  await Promise.all(workers);
  return answered;
}

interface Worker extends LoadOptions {
  readonly index: number;
  send(
    method: string,
    path: string,
    options?: { body?: object; key?: string },
    requestId?: string,
  ): Promise<Answer>;
  nextRequestId(): string;
}

async function work(worker: Worker): Promise<void> {
  const { ledger, index, name, send, server } = worker;
  const random = createSeededRandom(`${name} ${index}`);
  /** Tokens of this worker: one entry is a line of rotations, its newest id last. */
  const lines: { name: string; ids: number[] }[] = [];
  const token = { key: server.adminKey };
  let made = 0;

  async function change(
    thing: string,
    state: State,
    [method, path, body]: [method: string, path: string, body?: object],
    { ofToken = false, auditEntries = 1 } = {},
  ): Promise<Answer> {
    const requestId = worker.nextRequestId();
    ledger.asked(thing, state, requestId, auditEntries);
    const options = { ...(body && { body }), ...(ofToken && token) };
    const answer = await send(method, path, options, requestId);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}.`);
    ledger.acknowledged(thing);
    return answer;
  }

  /** A user of this worker: nobody else changes it. */
  function ownUser(): { thing: string; path: string } | undefined {
    const number = 1 + index + WORKERS * random.integer(0, 100);
    const thing = `user_${number}`;
    return ledger.stateOf(thing) === undefined
      ? undefined
      : { thing, path: `/api/external/users/${thing}` };
  }

  const steps: Record<keyof typeof KINDS, () => Promise<void>> = {
    async adjustUser() {
      const user = ownUser();
      if (user === undefined) return;
      const tokens = Number(ledger.stateOf(user.thing)) + random.integer(1, 9);
      const body = { tokens, operation: 'set' };
      await change(user.thing, String(tokens), ['PATCH', `${user.path}/tokens`, body]);
    },
    async deleteUser() {
      const user = ownUser();
      if (user !== undefined) await change(user.thing, undefined, ['DELETE', user.path]);
    },
    async createModel() {
      const model = `model ${name} ${index} ${++made}`;
      const body = { name: model, label: model, tier: 'standard' };
      const { body: answer } = await change(model, model, ['POST', '/api/external/models', body]);
      ledger.idGiven(answer.data.id, model);
    },
    async createToken() {
      const line = { name: `token ${name} ${index} ${++made}`, ids: [] as number[] };
      const body = { name: line.name, description: 'a' };
      const answer = await change(line.name, 'a', ['POST', TOKENS, body], { ofToken: true });
      line.ids.push(answer.body.token.id);
      ledger.idGiven(`token ${answer.body.token.id}`, line.name);
      lines.push(line);
    },
    async updateToken() {
      const line = lines[random.integer(0, lines.length - 1)];
      const state = line && ledger.stateOf(line.name);
      if (line === undefined || state === undefined) return;
      const description = state.at(-1) === 'z' ? 'a' : 'z';
      const path = `${TOKENS}/${line.ids.at(-1)}`;
      const after = state.slice(0, -1) + description;
      await change(line.name, after, ['PUT', path, { description }], { ofToken: true });
    },
    async rotateToken() {
      const line = lines[random.integer(0, lines.length - 1)];
      const state = line && ledger.stateOf(line.name);
      if (line === undefined || state === undefined) return;
      const path = `${TOKENS}/${line.ids.at(-1)}/rotate`;
      // The new token has the old one's settings, and both changes are told of.
      const after = `${state} rotated, ${state.at(-1)}`;
      const options = { ofToken: true, auditEntries: 2 };
      const { body } = await change(line.name, after, ['POST', path], options);
      line.ids.push(body.token.id);
      ledger.idGiven(`token ${body.token.id}`, line.name);
    },
    async deleteToken() {
      const line = lines.find(({ ids }) => ids.length === 1);
      if (line === undefined) return;
      lines.splice(lines.indexOf(line), 1);
      const path = `${TOKENS}/${line.ids[0]}`;
      await change(line.name, undefined, ['DELETE', path], { ofToken: true });
    },
    async read() {
      const user = ownUser();
      if (user === undefined) return;
      const { body } = await send('GET', user.path);
      const balance = String(body.data?.tokenBalance);
      if (balance !== ledger.stateOf(user.thing)) throw new Error(`${user.thing} is ${balance}.`);
    },
    async refused() {
      const { status } = await send('DELETE', '/api/external/users/user_0');
      if (status !== 404) throw new Error(`Deleting nothing was answered with ${status}.`);
    },
  };

  try {
    for (;;) await steps[random.weighted(KINDS)]();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
}

export const TOKENS = '/api/api-tokens';

/** @throws NoAnswer */
export async function request(
  baseUrl: string,
  method: string,
  path: string,
  key: string,
  requestId: string,
  body?: object,
): Promise<Answer> {
  const headers: Record<string, string> = {
    Authorization: `Bearer ${key}`,
    'X-Request-Id': requestId,
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  try {
    const response = await fetch(`${baseUrl}${path}`, init);
    return { status: response.status, body: await response.json() };
  } catch (cause) {
    throw new NoAnswer('The server gave no answer.', { cause });
  }
}
