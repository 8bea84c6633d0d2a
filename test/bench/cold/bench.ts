// `npm run bench -- cold` measures cold starts of every function: processor and wall time of the import, and of the import
// with the first response, as ratios to the baseline of test/bench/baseline in the same run. `--processes N` sets the
// number of processes per figure. `--json FILE` also writes the figures as JSON.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { formatCold } from './format-cold.ts';
import { measureCold } from './measure-cold.ts';

const options = { json: { type: 'string' }, processes: { type: 'string', default: '15' } } as const;
const { values } = parseArgs({ options });

await using prepared = await prepareBundles();
const cold = await measureCold(prepared, Number(values.processes));
process.stdout.write(`${formatCold(cold)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(cold, undefined, 2)}\n`);
