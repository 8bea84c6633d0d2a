import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { copyCheckout } from '../support/checkout-copy.ts';
import type { Difference } from './mutation.ts';

/** A copy of the checkout in which differences are planted, so that the checkout itself stays as it is. */
export class Copy {
  readonly #folder = copyCheckout();

  /** Whether the test that the difference names fails with it, as a word and what the test run printed. */
  plant({ file, find, replace, test, name }: Difference): { seen: boolean; output: string } {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const project = /^test\/(local\/product|fault)\//.test(test) ? 'product' : 'parts';
    // An exit code of 1 may also say that no test has the name: only a count of failures is a failure.
    const run = spawnSync(process.execPath, ['test/run.ts', test, '-t', pattern, '--project', project], {
      cwd: this.#folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        REFERENCE_DATA_DIR: resolve(process.env.REFERENCE_DATA_DIR ?? '../shared/data'),
      },
    });
    writeFileSync(path, text);
    const seen = /\bTests .*\d+ failed\b/.test(stripVTControlCharacters(run.stdout));
    return { seen, output: `${run.stdout}${run.stderr}` };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
