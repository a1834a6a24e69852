import { describe, expect, it } from 'vitest';
import { type AdminAccess, type AdminCaller, refusalOf } from './admin-guard.ts';

const access: AdminAccess = { origins: [], hosts: [], isExposed: false };
const caller: AdminCaller = { host: '127.0.0.1:3020', origin: null, remoteAddress: '127.0.0.1' };

describe('another machine may not', () => {
  it.each(['10.0.0.5', '192.168.1.1', '::ffff:10.0.0.5', 'fe80::1', ''])(
    'ask from %j',
    (remoteAddress) => {
      expect(refusalOf({ ...caller, remoteAddress }, access)).toContain('--expose-admin');
    },
  );

  it('unless whoever started the process has said so', () => {
    const exposed = { ...access, isExposed: true };
    expect(refusalOf({ ...caller, remoteAddress: '10.0.0.5' }, exposed)).toBeUndefined();
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'but %s is this one',
    (remoteAddress) => {
      expect(refusalOf({ ...caller, remoteAddress }, access)).toBeUndefined();
    },
  );
});

describe('a page of a browser may not', () => {
  it.each(['http://evil.test', 'null', 'http://127.0.0.1:3020'])('ask from %s', (origin) => {
    expect(refusalOf({ ...caller, origin }, access)).toContain(`--cors ${origin}`);
  });

  it('unless its origin was named', () => {
    const origin = 'http://localhost:5173';
    expect(refusalOf({ ...caller, origin }, { ...access, origins: [origin] })).toBeUndefined();
  });
});

describe('a host that a page has rebound may not', () => {
  it.each([
    'evil.com',
    'evil.com:3020',
    '127.0.0.1.evil.com',
    'localhost.evil.com:80',
    '1.2.3.4.nip.io',
    'localhost.',
  ])('be %s', (host) => {
    expect(refusalOf({ ...caller, host }, access)).toContain('--allowed-host');
  });

  it.each([
    'localhost:3020',
    'LOCALHOST',
    'my.localhost',
    '127.0.0.1',
    '172.17.0.2:3020',
    '[::1]:3020',
    'mock:3020',
  ])('but %s is safe', (host) => {
    expect(refusalOf({ ...caller, host }, access)).toBeUndefined();
  });

  it('unless it was named', () => {
    const named = { ...access, hosts: ['mock.example.com'] };
    expect(refusalOf({ ...caller, host: 'Mock.example.com:3020' }, named)).toBeUndefined();
  });
});
