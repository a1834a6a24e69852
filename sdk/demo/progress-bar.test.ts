import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../test/support/manual-clock.ts';
import { createProgressBar, type Output } from './progress-bar.ts';

function createOutput(terminal: Pick<Output, 'isTTY' | 'columns'>) {
  const written: string[] = [];
  const output: Output = {
    ...terminal,
    write(text: string | Uint8Array) {
      written.push(`${text}`);
      return true;
    },
  };
  return { output, written };
}

/** What can be seen of it. */
function shown(written: string[]): string[] {
  return written.map((text) => stripVTControlCharacters(text).replace('\r', ''));
}

describe('on a terminal', () => {
  const terminal = { isTTY: true, columns: 60 };

  it('is one line, redrawn ten times a second', async () => {
    const clock = createManualClock();
    const { output, written } = createOutput(terminal);
    const bar = createProgressBar({ total: 1_000, output, clock, note: () => 'read' });
    bar.advanceTo(500);

    await clock.advance(1_000);

    expect(written).toHaveLength(10);
    expect(new Set(written).size).toBe(1);
    expect(written[0]?.startsWith('\r\x1b[2K')).toBe(true);
    expect(shown(written)[0]).toBe(`  ${'━'.repeat(16)}${'─'.repeat(16)}   500 of 1,000 read`);
  });

  it('is never wider than the terminal', async () => {
    const clock = createManualClock();
    const { output, written } = createOutput({ isTTY: true, columns: 40 });
    createProgressBar({ total: 10, output, clock, note: () => 'pages that take a while' });

    await clock.advance(100);

    const [line = ''] = shown(written);
    expect(line.length).toBeLessThan(40);
    expect(line).toContain('─');
  });

  it('prints a line above itself and draws itself again', () => {
    const { output, written } = createOutput(terminal);
    const clock = createManualClock();
    const bar = createProgressBar({ total: 10, output, clock, note: () => '' });

    bar.print('exchanged');

    expect(written[0]).toBe('\r\x1b[2Kexchanged\n');
    expect(written[1]).toContain(' 0 of 10');
  });
});

describe('elsewhere', () => {
  it('is a plain line every five seconds', async () => {
    const clock = createManualClock();
    const { output, written } = createOutput({});
    const bar = createProgressBar({ total: 10, output, clock, note: () => 'read' });

    await clock.advance(7_000);
    bar.advanceTo(10);
    await clock.advance(7_000);

    expect(written).toEqual(['   0 of 10 read\n', '  10 of 10 read\n']);
  });
});

it('leaves no timer behind when it is stopped', () => {
  const clock = createManualClock();
  const bar = createProgressBar({ total: 10, ...createOutput({}), clock, note: () => '' });

  bar.stop();

  expect(clock.pendingTimers).toBe(0);
});
