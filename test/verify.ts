// `npm run verify`: the tests that are too slow for `npm test`. Property and model tests make 10,000 runs, and the
// tests in `*.verify.test.ts` run. `-- NAME ...` runs those that have a NAME in their path, as `npm test -- NAME` does.
// `-- mutations [WORD ...]` plants faults in the product's code one by one instead, and `-- parity [WORD ...]` in the
// emulators: the test that each names must fail. `-- agents [NAME ...]` installs the packages of the agent frameworks in
// test/agents/ and runs their scenarios. `-- load`, `-- soak` and `-- reliability` are described in test/load/README.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runAgents } from './runner/agents.ts';
import { commandLine } from './runner/command-line.ts';
import { runTests } from './runner/run-tests.ts';
import { deepFiles, filesNamed } from './runner/test-files.ts';

const MINUTES = 5;

/** The scripts that a first word selects instead of test files. */
const apart = new Map([
  ['mutations', ['test/mutations/run.ts', 'product']],
  ['parity', ['test/mutations/run.ts', 'parity']],
  ['load', ['test/load/load.ts', 'load']],
  ['reliability', ['test/load/reliability.ts']],
  ['soak', ['test/load/load.ts', 'soak']],
]);

const AGENTS = 'agents';

await commandLine('npm run verify', async ({ names, options }) => {
  const [word, ...others] = names;
  const script = apart.get(word ?? '');
  if (script !== undefined) {
    process.exitCode = await runScript([...script, ...others, ...options]);
    return;
  }
  if (word === AGENTS) return runAgents(others, options);
  const all = deepFiles();
  const files = names.length === 0 ? all : filesNamed(names, all, [...apart.keys(), AGENTS]);
  const heading =
    names.length === 0
      ? `Verifying with ${all.length} test files: about ${MINUTES} minutes on two idle cores.`
      : `Verifying with ${files.length} of ${all.length} test files.`;
  await runTests({ files, options, heading, env: { ONBEHALF_VERIFY: '1' } });
});

async function runScript(parameters: string[]): Promise<number> {
  const child = spawn(process.execPath, parameters, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  return code ?? 1;
}
