// Runs every test that needs no cloud and ends with the count alone on its line, whatever else was printed. Then
// nothing of what was printed, and no log of any stack that ran, may hold a secret, a token or a mail's text.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Watch } from './support/watched-output.ts';

/** The projects of vitest.config.ts run side by side; what works on the running stack, and waits for it, goes first. */
const NICENESS = { product: 0, parts: 5 };

const logs = mkdtempSync(join(tmpdir(), 'onbehalf-test-logs-'));
const watch = new Watch();
const count = { passed: 0, failed: 0, skipped: 0 };

const given = process.argv.slice(2);
const named = given.some((argument) => argument.startsWith('--project'));
const runs = named
  ? [run(given, 0)]
  : Object.entries(NICENESS).map(([project, niceness]) => run([...given, '--project', project], niceness));
await Promise.all(runs);

const lines = watch.folder(logs);
rmSync(logs, { recursive: true });
process.stdout.write(`\nNo canary may be in what was printed and in ${lines} lines of the stacks' logs.\n`);
for (const found of watch.found) process.stdout.write(`A CANARY IS IN ${found}\n`);
count.failed += watch.found.size;
// A run that came to nothing, as when the local stack does not start, has failed.
if (count.passed === 0 && count.failed === 0) count.failed = 1;

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exitCode = count.failed > 0 ? 1 : 0;

/** One vitest. One that ends without its count, as when it is killed, counts as a failure. */
async function run(parameters: string[], niceness: number): Promise<void> {
  const child = spawn(process.execPath, ['test/count.ts', ...parameters], {
    stdio: ['inherit', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      ONBEHALF_KEEP_LOGS: logs,
    },
  });
  if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  if (child.stdout) watch.stream('stdout', child.stdout, process.stdout);
  if (child.stderr) watch.stream('stderr', child.stderr, process.stderr);
  let counted: typeof count | undefined;
  child.on('message', (message) => {
    counted = message as typeof count;
  });
  await once(child, 'close');
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 1, skipped: 0 };
  count.passed += passed;
  count.failed += failed;
  count.skipped += skipped;
}
