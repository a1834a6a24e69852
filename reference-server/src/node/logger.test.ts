import { describe, expect, it } from 'vitest';
import { readableLine } from './logger.ts';

describe('a line of the log', () => {
  it('begins with the name of the API and names the request', () => {
    const line = JSON.stringify({ level: 40, msg: 'Slow.', requestId: 'req_1' });
    expect(readableLine(line)).toBe('[ExternalAPI] WARN Slow. (req_1)\n');
  });

  it('ends with the stack of an error', () => {
    const line = JSON.stringify({ level: 50, msg: 'Failed.', err: { stack: 'Error: x\n  at y' } });
    expect(readableLine(line)).toBe('[ExternalAPI] ERROR Failed.\nError: x\n  at y\n');
  });
});
