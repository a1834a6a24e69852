import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowsAddress,
  canonicalAddress,
  faultOfCidr,
  isWithinNetworks,
  senderOf,
} from './ip-allowlist.ts';

const FORM = 'must be a network such as 203.0.113.0/24 or 2001:db8::/32';

describe('a network', () => {
  it.each(['203.0.113.0/24', '203.0.113.7/32', '0.0.0.0/0', '2001:db8::/32', '::1/128', '::/0'])(
    '%s is one',
    (cidr) => {
      expect(faultOfCidr(cidr)).toBeUndefined();
    },
  );

  it.each([
    ['203.0.113.7/24', 'has host bits set; the network is 203.0.113.0/24'],
    ['2001:db8::1/32', 'has host bits set; the network is 2001:db8::/32'],
    ['203.0.113.0', FORM],
    ['203.0.113/24', FORM],
    ['0x7f.0.0.0/8', FORM],
    ['010.0.0.0/8', FORM],
    ['203.0.113.0/33', FORM],
    ['203.0.113.0/', FORM],
    ['203.0.113.0/024', FORM],
    ['::203.0.113.0/120', FORM],
    ['::/129', FORM],
    ['localhost/8', FORM],
  ])('%s is none: %s', (cidr, fault) => {
    expect(faultOfCidr(cidr)).toBe(fault);
  });
});

describe('an allowlist', () => {
  it.each([
    [null, '198.51.100.1', true],
    [[], '198.51.100.1', true],
    [['203.0.113.0/24'], '203.0.113.9', true],
    [['203.0.113.0/24'], '203.0.114.9', false],
    [['203.0.113.0/24'], '::ffff:203.0.113.9', true],
    [['203.0.113.0/24'], '::ffff:cb00:7109', true],
    [['::ffff:203.0.113.0/120'], '203.0.113.9', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['203.0.113.0/24'], '::203.0.113.9', false],
    [['::/0'], '203.0.113.9', false],
    [['2001:db8::/32'], '2001:db8:1::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['fe80::/10'], 'fe80::1%eth0', true],
    [['10.0.0.0/8', '192.168.0.0/16'], '192.168.3.4', true],
    [['0.0.0.0/0'], 'unknown', false],
    [['0.0.0.0/0'], '10.1', false],
  ])('%j with %s: %s', (networks, address, expected) => {
    expect(allowsAddress(networks, address)).toBe(expected);
  });

  it.each([
    [null, null, true],
    [null, ['10.0.0.0/8'], true],
    [['10.0.0.0/8'], null, false],
    [['10.0.0.0/8'], [], false],
    [['10.0.0.0/8'], ['10.1.0.0/16'], true],
    [['10.1.0.0/16'], ['10.0.0.0/8'], false],
    [['10.0.0.0/8'], ['10.1.0.0/16', '192.168.0.0/16'], false],
    [['10.0.0.0/8'], ['::ffff:10.1.0.0/112'], true],
    [['::/0'], ['10.0.0.0/8'], false],
  ])('%j includes %j: %s', (held, requested, expected) => {
    expect(isWithinNetworks(held, requested)).toBe(expected);
  });

  it('lets no address through beyond those of a list that includes it', () => {
    const networks = fc
      .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
      .map(([address, bits]) => `${address}/${bits}`);
    fc.assert(
      fc.property(networks, networks, fc.ipV4(), (wider, narrower, address) => {
        fc.pre(isWithinNetworks([wider], [narrower]));
        if (allowsAddress([narrower], address)) {
          expect(allowsAddress([wider], address)).toBe(true);
        }
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:DB8::1', '2001:db8::1'],
    ['unknown', undefined],
    ['10.1', undefined],
  ])('%s is spelt %s', (address, spelling) => {
    expect(canonicalAddress(address)).toBe(spelling);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
  ])('%s belongs to sender %s', (address, sender) => {
    expect(senderOf(address)).toBe(sender);
  });
});
