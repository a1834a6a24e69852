import { readFileSync } from 'node:fs';
import { Keyturn, KeyturnError } from '@keyturn/sdk';
import { afterEach, expect, it, vi } from 'vitest';

const page = readFileSync(new URL('browsers-and-edge.md', import.meta.url), 'utf8');

afterEach(() => {
  vi.unstubAllGlobals();
});

it('the page on browsers quotes what the client says in one', () => {
  const quoted = [...page.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(' ');
  vi.stubGlobal('document', {});
  expect(() => new Keyturn({ apiKey: 'a', baseUrl: 'https://keyturn.test' })).toThrow(
    new KeyturnError(quoted),
  );
});
