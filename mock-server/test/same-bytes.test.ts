/** The same seed gives the same bytes in any process. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const program = path.join(import.meta.dirname, 'play.ts');

/** What a process says that plays through the API with a seed. */
async function play(seed: number): Promise<string> {
  const args = ['--conditions=@keyturn/source', program, String(seed)];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 });
  return stdout;
}

describe('two processes', () => {
  it('answer byte for byte the same with the same seed, and otherwise with another', async () => {
    const [first, second, other] = await Promise.all([play(7), play(7), play(8)]);
    expect(first.split('\n').length).toBeGreaterThan(25);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});
