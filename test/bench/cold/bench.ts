// `npm run bench -- cold` measures cold starts of every function: processor and wall time of the import, and of the import
// with the first response, as ratios to the baseline of test/bench/baseline in the same run. Then it counts connections
// and requests, with TLS and a round trip to Scalekit. `--processes N` sets the number of processes per figure. `--json FILE`
// also writes the figures as JSON, `--page` into docs/performance.md. Exit code 1 when a bar is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { measureNetwork } from '../network/measure-network.ts';
import { describeRun, toMarkdown, writeSection } from '../page-section.ts';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { judge, listBars } from './bars.ts';
import { measureCold } from './measure-cold.ts';
import { toBarTable, toColdTable, toNetworkTable } from './tables.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    page: { type: 'boolean', default: false },
    processes: { type: 'string', default: '15' },
  },
});
const processes = Number(values.processes);
/** These times are mostly injected, so that fewer processes suffice. */
const NETWORK_PROCESSES = 3;

await using prepared = await prepareBundles();
const cold = await measureCold(prepared, processes);
const network = await measureNetwork(prepared, Math.min(processes, NETWORK_PROCESSES));
const bars = listBars(cold, network);
const tables = [toColdTable(cold), toNetworkTable(network), toBarTable(bars)];
for (const { head, rows } of tables) process.stdout.write(`${formatTable(head, rows)}\n\n`);
if (!('execute-action, before' in cold.kilobytes))
  process.stdout.write(
    'Without the bundles before: this checkout lacks their commit, or npm could not install their packages.\n',
  );
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ ...cold, network, bars }, undefined, 2)}\n`);
if (values.page)
  writeSection(
    'cold',
    [`${describeRun()} ${processes} processes per figure.`, ...tables.map(toMarkdown)].join('\n\n'),
  );
if (bars.some((bar) => judge(bar) === 'missed')) process.exitCode = 1;
