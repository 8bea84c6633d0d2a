// `npm run bench -- warm` measures warm processes of execute-action: own processor time per request beside the baseline's
// of test/bench/baseline in the same run, the overhead of a request, connections, and memory after many requests.
// `--requests N` sets the requests per figure, and five times as many for the memory. `--json FILE` also writes the
// figures as JSON. Exit code 1 when a bar is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { formatBars, formatWarm } from './format-warm.ts';
import { measureWarm } from './measure-warm.ts';
import { judgeWarm } from './warm-bars.ts';

const options = { json: { type: 'string' }, requests: { type: 'string', default: '2000' } } as const;
const { values } = parseArgs({ options });
const each = Number(values.requests);

await using prepared = await prepareBundles();
const figures = await measureWarm(prepared, { each, growth: 5 * each });
const bars = judgeWarm(figures);
process.stdout.write(`${formatWarm(figures)}\n\n${formatBars(bars)}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ ...figures, bars }, undefined, 2)}\n`);
if (bars.some(({ isMet }) => !isMet)) process.exitCode = 1;
