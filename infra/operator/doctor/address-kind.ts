import { BlockList, isIP } from 'node:net';

type Range = readonly [network: string, prefix: number, kind: string];

/** https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const ipv4Ranges: readonly Range[] = [
  ['0.0.0.0', 8, 'unspecified'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared by a carrier'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'for documentation'],
  ['192.88.99.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'for benchmarks'],
  ['198.51.100.0', 24, 'for documentation'],
  ['203.0.113.0', 24, 'for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
];

/** Of IPv6 only 2000::/3 is public, without these. https://www.iana.org/assignments/iana-ipv6-special-registry/ */
const ipv6Ranges: readonly Range[] = [
  ['::', 128, 'unspecified'],
  ['::1', 128, 'loopback'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'private'],
  ['ff00::', 8, 'multicast'],
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'for documentation'],
  ['3fff::', 20, 'for documentation'],
];

const ipv4 = ipv4Ranges.map(([network, prefix, kind]) => ({ kind, list: listOf(network, prefix, 'ipv4') }));
const ipv6 = ipv6Ranges.map(([network, prefix, kind]) => ({ kind, list: listOf(network, prefix, 'ipv6') }));
const global = listOf('2000::', 3, 'ipv6');

/** Prefixes whose addresses stand for an IPv4 address, and the first of the two groups that hold it. */
const embeddings = [
  { prefix: ['0', '0', '0', '0', '0', 'ffff'], at: 6 },
  { prefix: ['64', 'ff9b', '0', '0', '0', '0'], at: 6 },
  { prefix: ['2002'], at: 1 },
];

/** Names why an IP address cannot be reached over the internet; undefined for a public one. */
export function findNonPublicKind(address: string): string | undefined {
  const [bare = ''] = address.split('%');
  if (isIP(bare) === 4) return ipv4.find(({ list }) => list.check(bare, 'ipv4'))?.kind;
  if (isIP(bare) !== 6) return 'no IP address';
  const special = ipv6.find(({ list }) => list.check(bare, 'ipv6'));
  if (special !== undefined) return special.kind;
  const embedded = findEmbedded(bare);
  if (embedded !== undefined) return findNonPublicKind(embedded);
  return global.check(bare, 'ipv6') ? undefined : 'reserved';
}

function listOf(network: string, prefix: number, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list;
}

function findEmbedded(address: string): string | undefined {
  const groups = expand(address);
  const found = embeddings.find(({ prefix }) => prefix.every((group, index) => groups[index] === group));
  if (found === undefined) return undefined;
  const bytes = groups.slice(found.at, found.at + 2).flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
  return bytes.join('.');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  // A URL's host has the canonical form: hexadecimal, lower case, without leading zeros.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
}
