import { readFileSync } from 'node:fs';
import { createMock } from '@keyturn/mock-server';
import { Keyturn } from '@keyturn/sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRecorder } from '../sdk/test/support/telemetry-recorder.ts';

const page = readFileSync(new URL('observability.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('\n## OpenTelemetry\n');

/** Names in code, in what stands between two texts of the section. */
function namesBetween(start: string, end: string): string[] {
  const part = section.split(start)[1]?.split(end)[0] ?? '';
  return part.split('\n').flatMap((line) => {
    const cell = line.startsWith('|') ? line.split('|')[1] : line;
    return [...(cell ?? '').matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
  });
}

describe('the page on observability', () => {
  const recorder = createRecorder();

  beforeAll(async () => {
    const mock = createMock();
    const { token } = mock.keys.create({ rate_limit: 5 });
    const admin = new Keyturn({
      apiKey: token,
      baseUrl: mock.baseUrl,
      fetch: mock.fetch,
      clock: mock.clock,
      random: () => 0,
      tracer: recorder.tracer,
    });
    await admin.auth.me(); // what follows calls is loaded with the first of them
    mock.on('users.get').networkError().times(1);
    await Promise.all([admin.users.get('user_1'), mock.clock.advance('1s')]);
    await admin.users.get('user_nobody').result();
    await admin.users.get('user_2');
    await Promise.all([admin.users.get('user_3'), mock.clock.advance('2m')]);
  });

  it('names the attributes that spans have', () => {
    const attributes = recorder.spans().flatMap((span) => Object.keys(span.attributes));
    const listed = namesBetween('| attribute of the span |', 'Its events are');
    expect(listed.sort()).toEqual([...new Set(attributes)].sort());
  });

  it('names the events that spans have', () => {
    const events = recorder.spans().flatMap((span) => span.events.map(({ name }) => name));
    const listed = namesBetween('Its events are', '| metric |');
    // An exchange is told to the active span, and without a context manager no span is active.
    const withoutContext = listed.filter((name) => name !== 'keyturn.exchange');
    expect(new Set(events)).toEqual(new Set([...withoutContext, 'exception']));
  });

  it('names metrics that are recorded, with their units', async () => {
    const listed = namesBetween('| metric |', 'Requests carry');
    expect(listed).toHaveLength(4);
    for (const name of listed) expect([name, await recorder.metric(name)]).not.toContain(undefined);
  });
});
