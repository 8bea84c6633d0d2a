import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyCheckout } from '../support/checkout-copy.ts';
import type { Mutation } from './mutation.ts';
import { mutate, placeOf } from './places.ts';
import { readReport, type TestResult } from './report.ts';

/** A property test may find a fault with some seeds only: the verdict must not change with the commit. */
const SEED = '1';
/** A fault that never ends a test, as an endless loop, is not detected. */
const LONGEST_MS = 180_000;

type Run = { results: TestResult[]; output: string };

/** A copy of the checkout for mutations, so that the checkout itself stays unchanged. */
export class Copy {
  readonly #folder = copyCheckout();

  /** Applies the mutation, runs its test and reverts it. */
  async test(mutation: Mutation): Promise<Run> {
    const path = join(this.#folder, placeOf(mutation));
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, mutate(text, mutation));
    try {
      return await this.run([mutation.test], [mutation.name]);
    } finally {
      writeFileSync(path, text);
    }
  }

  /** Runs the tests of these files whose full name has one of the names. */
  async run(files: readonly string[], names: readonly string[]): Promise<Run> {
    const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    const report = join(this.#folder, 'mutation-report.json');
    rmSync(report, { force: true });
    // vitest.config.ts assigns the tests to their projects, so tests on the running stack need no special case.
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', ...files, '-t', pattern, ...reporters],
      {
        cwd: this.#folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: LONGEST_MS * files.length,
        env: {
          ONBEHALF_SEED: SEED,
          // A fault that stops an event from coming is found sooner.
          ONBEHALF_PATIENCE_MS: '15000',
          ...process.env,
          REFERENCE_DATA_DIR: resolve(process.env.REFERENCE_DATA_DIR ?? '../shared/data'),
        },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    await once(child, 'close');
    return { results: readReport(report, this.#folder), output };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
