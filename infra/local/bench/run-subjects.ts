import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Subject } from './subjects.ts';

/** Runs the subjects of a whole run; the option `--json FILE` collects what each has written. @returns an exit code */
export function runWhole(subjects: readonly Subject[], options: string[]): number {
  const { values } = parseArgs({ args: options, options: { json: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-bench-'));
  try {
    const results: Record<string, unknown> = {};
    const codes: number[] = [];
    for (const subject of subjects.filter(({ whole }) => whole)) {
      const started = performance.now();
      const file = join(folder, `${subject.name}.json`);
      process.stdout.write(`\n${subject.name}\n\n`);
      codes.push(runSubject(subject, ['--json', file]));
      if (existsSync(file)) results[subject.name] = JSON.parse(readFileSync(file, 'utf8'));
      process.stdout.write(`\n${subject.name}: ${Math.round((performance.now() - started) / 1000)} s\n`);
    }
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
    return codes.find((code) => code !== 0) ?? 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the script of one subject with its own options. @returns its exit code; 1 when a signal ended it */
export function runSubject({ script }: Subject, options: string[]): number {
  const file = fileURLToPath(new URL(`../../../${script}`, import.meta.url));
  return spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' }).status ?? 1;
}
