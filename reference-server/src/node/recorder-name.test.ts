import { expect, it } from 'vitest';
import { recorderName } from './recorder-name.ts';

const url = 'postgresql://localhost/keyturn';

it.each([
  ['the one process of a SQLite file', { databaseUrl: null, port: 3010 }, 'server'],
  ['a process on a port', { databaseUrl: url, port: 3010 }, 'web-1:3010'],
  ['a process on any free port', { databaseUrl: url, port: 0 }, 'web-1:/data'],
])('usage is recorded under a name that a restart keeps: %s', (_what, settings, name) => {
  expect(recorderName({ dataDirectory: '/data', ...settings }, 'web-1')).toBe(name);
});
