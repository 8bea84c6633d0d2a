// `npm run bench` measures start and response times of the local stack. It also counts duplicates among writes whose
// responses get lost, through Onbehalf and through Scalekit's SDK alone. `--json FILE` also writes the tables as JSON.
// Exit code 1 when Onbehalf sends a mail twice. Compare figures of one machine only. `npm run bench -- quality` scores
// the words of digests instead, without a stack.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** A process of its own: the local stack must not import the corpus of the tests. */
const QUALITY = fileURLToPath(new URL('../../../test/corpus/quality/bench.ts', import.meta.url));

const [subject, ...rest] = process.argv.slice(2);
if (subject === 'quality') {
  process.exitCode = spawnSync(process.execPath, [QUALITY, ...rest], { stdio: 'inherit' }).status ?? 1;
} else {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const { benchStack } = await import('./bench-stack.ts');
  const results = await benchStack();
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  if (results.duplicates.some((each) => each.client.startsWith('Onbehalf') && each.duplicates > 0)) {
    process.stderr.write('Onbehalf sent a mail twice.\n');
    process.exitCode = 1;
  }
}
