// `npm run bench` measures start and response times of the local stack. It also counts duplicates among writes whose
// responses get lost, through Onbehalf and through Scalekit's SDK alone, then those of agent frameworks that repeat a call.
// `--json FILE` also writes the tables as JSON. Exit code 1 when Onbehalf sends a mail twice. Compare figures of one
// machine only. `npm run bench -- agents` counts the frameworks' duplicates alone. `npm run bench -- quality` scores the
// words of digests instead, without a stack.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Scripts in processes of their own: the local stack must not import the tests. */
const AGENTS = 'test/bench/frameworks/bench.ts';
const scripts = new Map([
  ['agents', AGENTS],
  ['quality', 'test/corpus/quality/bench.ts'],
]);

const [subject = '', ...rest] = process.argv.slice(2);
const script = scripts.get(subject);
if (script === undefined) await benchAll();
else process.exitCode = runScript(script, rest);

async function benchAll(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const { benchStack } = await import('./bench-stack.ts');
  const results = await benchStack();
  process.stdout.write('\n');
  const { status, frameworks } = benchAgents();
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ ...results, frameworks }, undefined, 2)}\n`);
  process.exitCode = status;
  if (results.duplicates.some((each) => each.client.startsWith('Onbehalf') && each.duplicates > 0)) {
    process.stderr.write('Onbehalf sent a mail twice.\n');
    process.exitCode = 1;
  }
}

/** Runs the frameworks; without their table when they cannot be installed. */
function benchAgents(): { status: number; frameworks?: unknown } {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-bench-'));
  try {
    const file = join(folder, 'frameworks.json');
    const status = runScript(AGENTS, ['--json', file]);
    return { status, ...(existsSync(file) && { frameworks: JSON.parse(readFileSync(file, 'utf8')) }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runScript(path: string, parameters: string[]): number {
  const file = fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  return spawnSync(process.execPath, [file, ...parameters], { stdio: 'inherit' }).status ?? 1;
}
