import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportResponses } from './contract-report.ts';
import { reportGrants } from './grant-report.ts';
import { startProgress } from './progress.ts';
import { projects } from './projects.ts';
import { chooseSeed } from './seed.ts';
import { addTally, type RunMessage, type Tally, tallyLine } from './tally.ts';
import { projectOf } from './test-files.ts';
import { Watch } from './watch.ts';

export type TestRun = {
  files: string[];
  /** Vitest's own options, as `-t PATTERN`. */
  options?: string[];
  /** The first line of the output. */
  heading: string;
  env?: Record<string, string>;
  /** Whether these are all files of `npm test`. */
  isWhole?: boolean;
};

/** Tests on the stack mostly wait for the stack. All other tests run concurrently, with a lower priority. */
const NICENESS_OF_PARTS = 5;

/**
 * Runs test files, then searches the output and the logs of every stack for secrets, tokens, mail text and problems that
 * no contract declares, compares every response of every stack with the OpenAPI document, and the calls of AWS with the
 * grants of the functions. The last line of the output is the tally, and the exit code is 1 when a test failed.
 */
export async function runTests({
  files,
  options = [],
  heading,
  env = {},
  isWhole = false,
}: TestRun): Promise<void> {
  const { seed, source } = chooseSeed();
  process.stdout.write(
    `${heading}\nProperty tests run with seed ${seed} (${source}; ONBEHALF_SEED=N for another one).\n`,
  );
  const logs = mkdtempSync(join(tmpdir(), 'onbehalf-test-logs-'));
  const responses = mkdtempSync(join(tmpdir(), 'onbehalf-test-responses-'));
  const grants = mkdtempSync(join(tmpdir(), 'onbehalf-test-grants-'));
  const environment = {
    ...process.env,
    ...env,
    ONBEHALF_SEED: String(seed),
    ONBEHALF_KEEP_LOGS: logs,
    ONBEHALF_KEEP_RESPONSES: responses,
    ONBEHALF_KEEP_GRANTS: grants,
  };
  const watch = new Watch();
  const progress = startProgress(files.length);
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const runs = groupsOf(files).map(async ({ names, niceness }) => {
    const child = startVitest([...names, ...options], environment, niceness);
    if (child.stdout) watch.stream('stdout', child.stdout, process.stdout);
    if (child.stderr) watch.stream('stderr', child.stderr, process.stderr);
    addTally(tally, await tallyOf(child, progress.fileEnded));
  });
  await Promise.all(runs);
  progress.end();
  tally.failed +=
    searchLogs(watch, logs) + reportResponses(responses, isWhole) + reportGrants(grants, isWhole);
  // A run without a test has failed, as when the local stack does not start.
  if (tally.passed === 0 && tally.failed === 0) tally.failed = 1;
  process.stdout.write(`\n${tallyLine(tally)}\n`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}

/** Groups the files for one vitest with the tests on the stack, and one with all others. */
function groupsOf(files: string[]): { names: string[]; niceness: number }[] {
  const isOnStack = (file: string) => projects[projectOf(file)].onStack;
  return [
    { names: files.filter(isOnStack), niceness: 0 },
    { names: files.filter((file) => !isOnStack(file)), niceness: NICENESS_OF_PARTS },
  ].filter(({ names }) => names.length > 0);
}

function startVitest(parameters: string[], env: NodeJS.ProcessEnv, niceness: number): ChildProcess {
  const child = spawn(process.execPath, ['test/runner/run-vitest.ts', ...parameters], {
    stdio: ['inherit', 'pipe', 'pipe', 'ipc'],
    env: { ...env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return child;
}

/** The tally of a vitest process. A process that ends without sending one, as when it is killed, counts as a failure. */
async function tallyOf(child: ChildProcess, fileEnded: (tally: Tally) => void): Promise<Tally> {
  let tally: Tally = { passed: 0, failed: 1, skipped: 0 };
  child.on('message', (message) => {
    const { event, ...counts } = message as RunMessage;
    if (event === 'file') fileEnded(counts);
    else tally = counts;
  });
  await once(child, 'close');
  return tally;
}

/** Searches output and logs, and prints what no line may contain. @returns the number of findings */
function searchLogs(watch: Watch, logs: string): number {
  const lines = watch.folder(logs);
  rmSync(logs, { recursive: true });
  process.stdout.write(
    `\nSearched the output and ${lines} lines of the stacks' logs for secrets, mail text and undeclared problems.\n`,
  );
  for (const found of watch.found) process.stdout.write(`A CANARY IS IN ${found}\n`);
  for (const problem of watch.undeclared) process.stdout.write(`NOT IN THE CONTRACT OF ${problem}\n`);
  return watch.found.size + watch.undeclared.size;
}
