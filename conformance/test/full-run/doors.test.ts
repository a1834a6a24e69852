/**
 * The doors of the mock beside `mock.fetch`, which `run.test.ts` goes through. Each is the same
 * application behind another way in, and so conforms like it.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { adminClient } from '../../../mock-server/test/admin-client.ts';
import { loadWithMsw, setUpServer } from '../../../mock-server/test/msw-versions.ts';
import { startStandalone } from '../../../mock-server/test/standalone-process.ts';
import { type ConformanceOptions, catalogue, runConformance } from '../../src/index.ts';

/** The mock publishes no document. */
const DOCUMENT = catalogue.map(({ id }) => id).filter((id) => id.startsWith('document.'));
/** They wait beside the others, and whoever waits here moves the time of all of them. */
const BACKGROUND = catalogue.filter(({ background }) => background).map(({ id }) => id);

type Door = Pick<ConformanceOptions, 'url' | 'key' | 'clock'> & { readonly close: () => unknown };

async function openMsw(version: 2 | 3): Promise<Door> {
  const { mock: module, msw } = await loadWithMsw(version);
  const mock = module.createMock();
  const server = await setUpServer(version, msw.handlers(mock));
  await server.listen();
  const clock = { now: () => mock.clock.now(), sleep: (ms: number) => mock.clock.advance(ms) };
  return { url: mock.baseUrl, key: mock.adminKey, clock, close: () => server.close() };
}

async function openStandalone(): Promise<Door> {
  const { url, adminUrl, adminKey: key, stop } = await startStandalone();
  const admin = adminClient(adminUrl);
  let now = Date.parse((await admin('GET', '/clock')).body.now);
  const clock = {
    now: () => now,
    async sleep(ms: number) {
      now += ms;
      await admin('POST', '/clock/advance', { body: { by: ms } });
    },
  };
  return { url, key, clock, close: () => stop() };
}

const doors: readonly [name: string, open: () => Promise<Door>][] = [
  ['MSW 2', () => openMsw(2)],
  ['MSW 3', () => openMsw(3)],
  ['the standalone process', openStandalone],
];

describe('a run on the mock', { timeout: 240_000 }, () => {
  const opened: Door[] = [];
  afterEach(async () => {
    for (const door of opened.splice(0)) await door.close();
  });

  it.each(doors)('finds nothing wrong through %s', async (_, open) => {
    const door = await open();
    opened.push(door);
    const report = await runConformance({ ...door, seed: 1, skip: BACKGROUND });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.checks.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => id)).toEqual(
      [...DOCUMENT, ...BACKGROUND],
    );
  });
});
