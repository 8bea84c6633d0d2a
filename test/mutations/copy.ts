import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { copyCheckout } from '../support/checkout-copy.ts';
import type { Mutation } from './mutation.ts';

/** A copy of the checkout for mutations, so that the checkout itself stays unchanged. */
export class Copy {
  readonly #folder = copyCheckout();

  /** Applies the mutation, runs its test and reverts it. Reports whether the test failed, and the run's output. */
  test({ file, find, replace, test, name }: Mutation): { isDetected: boolean; output: string } {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // vitest.config.ts assigns the test to its project, so tests on the running stack need no special case.
    const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', test, '-t', pattern], {
      cwd: this.#folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        REFERENCE_DATA_DIR: resolve(process.env.REFERENCE_DATA_DIR ?? '../shared/data'),
      },
    });
    writeFileSync(path, text);
    // An exit code of 1 may also mean that no test has this name: only a count of failures is a failure.
    const isDetected = /\bTests .*\d+ failed\b/.test(stripVTControlCharacters(run.stdout));
    return { isDetected, output: `${run.stdout}${run.stderr}` };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
