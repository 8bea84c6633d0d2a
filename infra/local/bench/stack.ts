// `npm run bench -- stack` measures start and response times of the local stack. It also counts duplicates among writes
// whose responses get lost, through Onbehalf and through Scalekit's SDK alone. `--json FILE` also writes both tables as
// JSON. Exit code 1 when Onbehalf sends a mail twice.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchStack } from './bench-stack.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const results = await benchStack();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
if (results.duplicates.some((each) => each.client.startsWith('Onbehalf') && each.duplicates > 0)) {
  process.stderr.write('Onbehalf sent a mail twice.\n');
  process.exitCode = 1;
}
