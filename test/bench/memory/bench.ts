// `npm run bench -- memory` measures every function with the processor time and the heap of each memory size, by a quota
// of a control group, else by stopping and continuing the process. `--processes N` sets the number of processes per
// figure. `--json FILE` also writes the figures as JSON, `--page` into docs/performance.md with its plot. Exit code 1 when
// the declared size of a function does not fit.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { describeRun, toMarkdown, writeSection } from '../page-section.ts';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { PRICES_READ } from '../scale/prices.ts';
import { findTooSmall } from './fits.ts';
import { plotSweep } from './plot.ts';
import { sweepMemory } from './sweep.ts';
import { toMemoryTable } from './table.ts';

const PLOT = 'docs/images/memory-sweep.svg';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    page: { type: 'boolean', default: false },
    processes: { type: 'string', default: '5' },
  },
});

await using prepared = await prepareBundles();
const sweep = await sweepMemory(prepared, Number(values.processes));
const { head, rows } = toMemoryTable(sweep.functions);
process.stdout.write(`${formatTable(head, rows)}\n\nProcessor time limited by: ${sweep.means}.\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(sweep, undefined, 2)}\n`);
if (values.page) {
  const run = `${describeRun()} ${sweep.processes} processes per figure, limited by ${sweep.means}. Prices of ${PRICES_READ}.`;
  writeSection('memory', `${run}\n\n${toMarkdown({ head, rows })}`);
  writeFileSync(PLOT, plotSweep(sweep.functions));
}
const tooSmall = findTooSmall(sweep.functions);
if (tooSmall.length > 0) {
  process.stderr.write(`The declared memory does not suffice: ${tooSmall.join(', ')}.\n`);
  process.exitCode = 1;
}
