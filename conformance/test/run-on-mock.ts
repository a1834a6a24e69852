/** Runs on a mock, for tests: on the mock's own time, with or without something wrong with it. */
import { createMock } from '@keyturn/mock-server';
import { withExplorer } from '../../reference-server/src/node/explorer.ts';
import {
  type ExplorerFile,
  readExplorerFile,
} from '../../reference-server/src/node/explorer-files.ts';
import type { Clock } from '../src/clock.ts';
import { valueAt } from '../src/exchange.ts';
import { type ConformanceOptions, runConformance } from '../src/index.ts';

/** Changes what a server answers. */
type Tamper = (response: Response, request: Request) => Response | Promise<Response>;

export interface TestRun extends Partial<ConformanceOptions> {
  readonly tamper?: Tamper;
}

/**
 * A mock whose time moves for whoever waits. Its `fetch` publishes the document, as the reference
 * server does and the mock does not.
 */
export function mockInItsTime() {
  const mock = createMock();
  const clock: Clock = {
    now: () => mock.clock.now(),
    sleep: (ms) => mock.clock.advance(ms),
  };
  const app = withExplorer({ fetch: (request) => mock.fetch(request) }, readOnce);
  const fetch: typeof globalThis.fetch = (input, init) => app.fetch(new Request(input, init));
  return { mock, clock, fetch };
}

const files = new Map<ExplorerFile, Promise<Uint8Array>>();

/** To read the document takes longer than most checks, and every mock publishes the same. */
function readOnce(name: ExplorerFile): Promise<Uint8Array> {
  const file = files.get(name) ?? readExplorerFile(name);
  files.set(name, file);
  return file;
}

export async function runOnMock({ tamper, ...options }: TestRun = {}) {
  const { mock, clock, fetch: send } = mockInItsTime();
  const secrets = new Set<string>([mock.adminKey]);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await send(request.clone());
    for (const secret of await secretsOf(response.clone())) secrets.add(secret);
    return tamper ? tamper(response, request) : response;
  };
  const { baseUrl: url, adminKey: key } = mock;
  const report = await runConformance({ url, key, fetch, clock, seed: 1, ...options });
  return { mock, report, secrets: [...secrets] };
}

/** Keys and JWTs that an answer gives out. */
async function secretsOf(response: Response): Promise<string[]> {
  const body: unknown = await response.json().catch(() => undefined);
  const given = [valueAt(body, 'token', 'token'), valueAt(body, 'data', 'token')];
  return given.filter((value) => typeof value === 'string');
}
