/** Addresses that a caller claims to have, against the allowlist of its key. */
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import type { TestServer } from '../../src/test-server.ts';

const USERS = '/api/external/users';
const OFFICE = '203.0.113.0/24';
const STRANGER = '198.51.100.1';

async function statusFrom(
  server: TestServer,
  key: string,
  remoteAddress: string,
  headers: Record<string, string> = {},
) {
  return (await server.send('GET', USERS, { key, headers, info: { remoteAddress } })).status;
}

overStores('an address claimed by a peer that is no proxy', (start) => {
  it.each<[string, Record<string, string>]>([
    ['X-Forwarded-For', { 'X-Forwarded-For': '203.0.113.9' }],
    ['X-Forwarded-For with the loopback', { 'X-Forwarded-For': '127.0.0.1' }],
    ['X-Forwarded-For with a proxy', { 'X-Forwarded-For': '203.0.113.9, 10.0.0.1' }],
    ['Forwarded', { Forwarded: 'for=203.0.113.9;proto=https' }],
    ['X-Real-IP', { 'X-Real-IP': '203.0.113.9' }],
    ['X-Client-IP', { 'X-Client-IP': '203.0.113.9' }],
    ['True-Client-IP', { 'True-Client-IP': '203.0.113.9' }],
    ['CF-Connecting-IP', { 'CF-Connecting-IP': '203.0.113.9' }],
    ['X-Cluster-Client-IP', { 'X-Cluster-Client-IP': '203.0.113.9' }],
    ['X-Originating-IP', { 'X-Originating-IP': '203.0.113.9' }],
    ['Host', { 'X-Forwarded-Host': '203.0.113.9' }],
  ])('403 by %s, with proxies and without', async (_header, headers) => {
    for (const trustedProxies of [[], ['10.0.0.0/8']]) {
      const server = await start({ trustedProxies });
      const { key } = await server.createToken({ ip_allowlist: [OFFICE] });
      expect(await statusFrom(server, key, STRANGER, headers)).toBe(403);
    }
  });
});

overStores('an address told through proxies', (start) => {
  const trustedProxies = ['10.0.0.0/8', '2001:db8:ffff::/48'];

  it.each([
    ['the proxy itself', '10.0.0.1', undefined, 403],
    ['one proxy', '10.0.0.1', '203.0.113.9', 200],
    ['two proxies', '10.0.0.1', '203.0.113.9, 10.9.9.9', 200],
    ['an IPv6 proxy', '2001:db8:ffff::1', '203.0.113.9', 200],
    ['a mapped proxy and a mapped client', '::ffff:10.0.0.1', '::ffff:203.0.113.9', 200],
    ['a client with its port', '10.0.0.1', '203.0.113.9:4711', 200],
    ['a claim of the client in front', '10.0.0.1', `203.0.113.9, ${STRANGER}`, 403],
    ['many claims in front', '10.0.0.1', `${'203.0.113.9, '.repeat(500)}${STRANGER}`, 403],
    [
      'a claim behind a proxy of the client own',
      '10.0.0.1',
      `203.0.113.9, ${STRANGER}, 10.0.0.2`,
      403,
    ],
    ['a proxy that is next to the trusted ones', '11.0.0.1', '203.0.113.9', 403],
    ['a name', '10.0.0.1', 'office.example', 403],
    ['unknown', '10.0.0.1', 'unknown', 403],
    ['an empty entry', '10.0.0.1', '203.0.113.9,', 403],
    ['a list in quotes', '10.0.0.1', '"203.0.113.9"', 403],
    ['an octal number', '10.0.0.1', '0313.0.0161.011', 403],
    ['leading zeros', '10.0.0.1', '203.000.113.009', 403],
    ['a hexadecimal number', '10.0.0.1', '0xcb007109', 403],
    ['a decimal number', '10.0.0.1', '3405803785', 403],
    ['a short form', '10.0.0.1', '203.0.28937', 403],
    ['a network', '10.0.0.1', '203.0.113.9/24', 403],
    ['a semicolon', '10.0.0.1', '203.0.113.9; 198.51.100.1', 403],
  ])('%s: from %s with %s %i', async (_chain, peer, forwardedFor, status) => {
    const server = await start({ trustedProxies });
    const { key } = await server.createToken({ ip_allowlist: [OFFICE] });
    const headers = forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor };
    expect(await statusFrom(server, key, peer, headers)).toBe(status);
  });

  it('is not that of the proxy when it cannot be read, although the proxy may pass', async () => {
    const server = await start({ trustedProxies });
    const { key } = await server.createToken({ ip_allowlist: ['10.0.0.0/8'] });
    expect(await statusFrom(server, key, '10.0.0.1')).toBe(200);
    expect(await statusFrom(server, key, '10.0.0.1', { 'X-Forwarded-For': 'unknown' })).toBe(403);
  });
});

overStores('an allowlist', (start) => {
  it.each([
    [OFFICE, '203.0.113.9', 200],
    [OFFICE, '::ffff:203.0.113.9', 200],
    [OFFICE, '::FFFF:CB00:7109', 200],
    [OFFICE, '0:0:0:0:0:ffff:203.0.113.9', 200],
    [OFFICE, '::203.0.113.9', 403],
    [OFFICE, '64:ff9b::203.0.113.9', 403],
    [OFFICE, '2002:cb00:7109::1', 403],
    [OFFICE, '::ffff:0:203.0.113.9', 403],
    [OFFICE, '203.0.112.255', 403],
    [OFFICE, '203.0.114.0', 403],
    ['0.0.0.0/0', '2001:db8::1', 403],
    ['::/0', '203.0.113.9', 403],
    ['2001:db8::/32', '2001:0DB8:0000::0001', 200],
    ['2001:db8::/32', '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', 403],
    ['fe80::/64', 'fe80::1%eth0', 200],
    ['2001:db8::1/128', '2001:db8::1%2001:db8::2', 200],
    ['2001:db8::2/128', '2001:db8::1%2001:db8::2', 403],
    ['127.0.0.0/8', '::1', 403],
  ])('%s with %s: %i', async (network, address, status) => {
    const server = await start();
    const { key } = await server.createToken({ ip_allowlist: [network] });
    expect(await statusFrom(server, key, address)).toBe(status);
  });

  it.each([
    '203.0.113.9/24',
    '203.0.113.0/33',
    '203.0.113.0',
    '203.0.113.0/024',
    '203.0.113.0/-1',
    '0313.0.113.0/24',
    '0xcb.0.113.0/24',
    '203.0.113/24',
    '203.0.113.0/24 ',
    '203.0.113.0/24,0.0.0.0/0',
    '2001:db8::1/32',
    '2001:db8:::/32',
    'fe80::%eth0/64',
    '::/0/0',
    '*',
    '',
  ])('400 for one that holds "%s"', async (cidr) => {
    const server = await start();
    const body = { name: 'x', ip_allowlist: [cidr] };
    const answer = await server.send('POST', '/api/api-tokens', { body });
    expect([answer.status, answer.body.fields?.[0].field]).toEqual([400, 'ip_allowlist[0]']);
  });
});
