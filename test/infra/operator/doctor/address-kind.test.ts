import { describe, expect, it } from 'vitest';
import { findNonPublicKind } from '../../../../infra/operator/doctor/address-kind.ts';

describe('findNonPublicKind', () => {
  it.each([
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80f::200e',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('finds nothing about a public address: %s', (address) => {
    expect(findNonPublicKind(address)).toBeUndefined();
  });

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.0.0.0', 'private'],
    ['10.255.255.255', 'private'],
    ['100.64.0.0', 'shared by a carrier'],
    ['100.127.255.255', 'shared by a carrier'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['192.0.2.1', 'for documentation'],
    ['198.18.0.1', 'for benchmarks'],
    ['198.51.100.1', 'for documentation'],
    ['203.0.113.1', 'for documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['fc00::1', 'private'],
    ['fdff:ffff::1', 'private'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'private'],
    ['ff02::1', 'multicast'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:7f00:1', 'loopback'],
    ['::FFFF:192.168.1.1', 'private'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'link-local'],
    ['::10.0.0.1', 'reserved'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['2002:a00:1::1', 'private'],
    ['2001::1', 'reserved'],
    ['2001:db8::1', 'for documentation'],
    ['3fff::1', 'for documentation'],
    ['4000::1', 'reserved'],
    ['localhost', 'no IP address'],
    ['', 'no IP address'],
  ])('names the kind of %s: %s', (address, kind) => {
    expect(findNonPublicKind(address)).toBe(kind);
  });
});
