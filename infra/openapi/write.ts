// `npm run openapi` writes each file that derives from the contracts; with `--check` it names the stale ones and fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { printFiles } from './printed-files.ts';

const stale = printFiles().filter(({ path, text }) => readIfThere(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale)
    process.stdout.write(`${path} is not what the contracts say: run npm run openapi\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, text } of stale) {
    writeFileSync(path, text);
    process.stdout.write(`wrote ${path}\n`);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
