import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A checkout with packages that are newer than its lock file, and an `npm` that only records that it ran. */
let checkout: string;
const at = (...path: string[]) => join(checkout, ...path);

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'onbehalf-bootstrap-'));
  for (const folder of ['infra', 'node_modules', 'bin']) mkdirSync(at(folder));
  copyFileSync('infra/bootstrap.mjs', at('infra/bootstrap.mjs'));
  writeFileSync(at('package-lock.json'), '{"lockfileVersion":3}');
  writeFileSync(at('node_modules/.package-lock.json'), '{}');
  writeFileSync(at('script.mjs'), 'console.log("ran")');
  writeFileSync(at('bin/npm'), `#!/bin/sh\necho "$@" > ${at('installed')}\n`);
  chmodSync(at('bin/npm'), 0o755);
});
afterEach(() => rmSync(checkout, { recursive: true }));

function runScript(): { output: string; isInstalled: boolean } {
  const { stdout } = spawnSync(process.execPath, [at('infra/bootstrap.mjs'), at('script.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${at('bin')}${delimiter}${process.env.PATH}` },
  });
  return { output: stdout, isInstalled: existsSync(at('installed')) };
}

/** As `git checkout` leaves a file that it wrote again. */
function touchLockFile(): void {
  const later = new Date(Date.now() + 60_000);
  utimesSync(at('package-lock.json'), later, later);
}

describe('the entry point of the npm scripts', () => {
  it('runs the script without installing when the packages are there', () => {
    expect(runScript()).toEqual({ output: 'ran\n', isInstalled: false });
  });

  it('does not install again after a checkout that touched the lock file without a change', () => {
    runScript();
    touchLockFile();
    expect(runScript()).toEqual({ output: 'ran\n', isInstalled: false });
  });

  it('installs when the lock file has changed', () => {
    runScript();
    writeFileSync(at('package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    touchLockFile();
    expect(runScript()).toEqual({ output: 'ran\n', isInstalled: true });
  });

  it('installs when there are no packages', () => {
    rmSync(at('node_modules'), { recursive: true });
    expect(runScript()).toEqual({ output: 'ran\n', isInstalled: true });
  });
});
