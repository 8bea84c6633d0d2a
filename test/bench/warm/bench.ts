// `npm run bench -- warm` measures warm processes of execute-action: own processor time per request beside the baseline's
// of test/bench/baseline in the same run, the overhead of a request, connections, and memory after many requests.
// `--requests N` sets the requests per figure; the memory is always that of 10,000. `--json FILE` also writes the
// figures as JSON, `--page` into docs/performance.md. Exit code 1 when a bar is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { judge } from '../cold/bars.ts';
import { toBarTable } from '../cold/tables.ts';
import { describeRun, toMarkdown, writeSection } from '../page-section.ts';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { measureWarm } from './measure-warm.ts';
import { listWarmBars } from './warm-bars.ts';
import { toWarmTables } from './warm-tables.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    page: { type: 'boolean', default: false },
    requests: { type: 'string', default: '1000' },
  },
});
const each = Number(values.requests);

await using prepared = await prepareBundles();
const figures = await measureWarm(prepared, { each, growth: 10_000 });
const bars = listWarmBars(figures);
const tables = [...toWarmTables(figures), toBarTable(bars)];
for (const { head, rows } of tables) process.stdout.write(`${formatTable(head, rows)}\n\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ ...figures, bars }, undefined, 2)}\n`);
if (values.page)
  writeSection(
    'warm',
    [`${describeRun()} ${each} requests per figure.`, ...tables.map(toMarkdown)].join('\n\n'),
  );
if (bars.some((bar) => judge(bar) === 'missed')) process.exitCode = 1;
