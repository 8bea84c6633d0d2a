// `npm run verify -- reliability`: runs the tests of test/fault, and those elsewhere that name a row of its table, in
// their depth, and prints docs/reliability.md from them. `-- reliability T39 T13–T15` runs those of some rows alone.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { faultTable, isOfRow } from './fault-table.ts';
import { keepLastRun, readLastRun } from './last-run.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const wanted = process.argv.slice(2);
const table = faultTable().filter(({ id }) => wanted.length === 0 || wanted.includes(id));
/** A file of a row has one of its ids in brackets, as in (T32, T35), or its word in its path. */
const files = globSync('test/{fault,infra,local,unit,contract}/**/*.test.ts').filter((file) => {
  const text = readFileSync(file, 'utf8');
  const isNamed = table.some((row) => isOfRow(row, { title: text, file }));
  return isNamed || (wanted.length === 0 && file.startsWith('test/fault/'));
});
const folder = mkdtempSync(join(tmpdir(), 'onbehalf-reliability-'));
try {
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const projects = ['parts', 'product', 'quiet'].flatMap((project) => ['--project', project]);
  spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reporters, ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, ONBEHALF_VERIFY: '1' },
    },
  );
  const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      ...{ title: fullName, status },
      file: relative(process.cwd(), name),
    })),
  );
  const rows = Object.fromEntries(
    table.map((row) => {
      const own = tests.filter((test) => isOfRow(row, test));
      const count = (status: string) => own.filter((test) => test.status === status).length;
      return [row.id, { passed: count('passed'), failed: count('failed') }];
    }),
  );
  const at = new Date().toISOString().slice(0, 10);
  keepLastRun({ faults: { at, rows: { ...(wanted.length > 0 && readLastRun().faults.rows), ...rows } } });
  const untested = Object.entries(rows).filter(([, { passed, failed }]) => passed + failed === 0);
  for (const [id] of untested) process.stdout.write(`WRONG: no test names ${id}\n`);
  const failed = tests.filter(({ status }) => status === 'failed').length + untested.length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
