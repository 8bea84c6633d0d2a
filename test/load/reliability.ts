// `npm run verify -- reliability`: runs the tests of test/fault in their depth and prints docs/reliability.md from them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { faultTable, isOfRow } from './fault-table.ts';
import { keepLastRun } from './last-run.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-reliability-'));
try {
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const projects = ['--project', 'product', '--project', 'quiet'];
  spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reporters, 'test/fault'],
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
    faultTable().map((row) => {
      const own = tests.filter((test) => isOfRow(row, test));
      const count = (status: string) => own.filter((test) => test.status === status).length;
      return [row.id, { passed: count('passed'), failed: count('failed') }];
    }),
  );
  keepLastRun({ faults: { at: new Date().toISOString().slice(0, 10), rows } });
  const untested = Object.entries(rows).filter(([, { passed, failed }]) => passed + failed === 0);
  for (const [id] of untested) process.stdout.write(`WRONG: no test names ${id}\n`);
  const failed = tests.filter(({ status }) => status === 'failed').length + untested.length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
