import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const PROXIES = ['10.0.0.0/8', '2001:db8:ffff::/48'];

describe('the address of the client', () => {
  it.each([
    ['198.51.100.1', null, [], '198.51.100.1'],
    ['198.51.100.1', '203.0.113.9', [], '198.51.100.1'],
    ['198.51.100.1', '203.0.113.9', PROXIES, '198.51.100.1'],
    ['10.0.0.1', '203.0.113.9', PROXIES, '203.0.113.9'],
    ['::ffff:10.0.0.1', '203.0.113.9', PROXIES, '203.0.113.9'],
    ['10.0.0.1', '192.0.2.1, 203.0.113.9', PROXIES, '203.0.113.9'],
    ['10.0.0.1', '203.0.113.9, 10.0.0.2', PROXIES, '203.0.113.9'],
    ['2001:db8:ffff::1', '2001:DB8::9', PROXIES, '2001:db8::9'],
    ['10.0.0.1', '10.0.0.3, 10.0.0.2', PROXIES, '10.0.0.3'],
    ['10.0.0.1', null, PROXIES, '10.0.0.1'],
    ['10.0.0.1', '', PROXIES, '10.0.0.1'],
    ['10.0.0.1', 'nonsense', PROXIES, 'unknown'],
    ['10.0.0.1', '203.0.113.9, nonsense, 10.0.0.2', PROXIES, 'unknown'],
    ['10.0.0.1', '203.0.113.9,', PROXIES, 'unknown'],
    ['10.0.0.1', '198.51.100.7, 203.0.113.9:4711', PROXIES, '203.0.113.9'],
    ['10.0.0.1', '[2001:db8::9]:4711', PROXIES, '2001:db8::9'],
    ['10.0.0.1', '[2001:db8::9]', PROXIES, '2001:db8::9'],
    ['10.0.0.1', '203.0.113.9:4711x', PROXIES, 'unknown'],
    ['a socket', '203.0.113.9', PROXIES, 'a socket'],
  ])('of peer %s with X-Forwarded-For %s behind %j is %s', (peer, header, proxies, address) => {
    const headers = new Headers(header === null ? {} : { 'X-Forwarded-For': header });
    expect(clientAddress(peer, headers, proxies)).toBe(address);
  });
});
