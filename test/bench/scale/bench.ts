// `npm run bench -- scale` calculates what 100,000 and 10 million users cost and which quota ends first, from the counts
// of `npm run bench -- growth` (counts.json), the prices (prices.ts) and the assumed use (usage.ts). `--write` writes the
// tables into docs/scale.md. `--json FILE` writes the months as JSON.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calculateMonth } from './calculate-month.ts';
import { writePage } from './page.ts';
import { makeTables } from './tables.ts';
import { SIZES } from './usage.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, write: { type: 'boolean' } } });
if (values.write) writePage();
for (const table of Object.values(makeTables())) process.stdout.write(`${table}\n\n`);
if (values.json !== undefined) {
  const months = SIZES.map((users) => ({ users, lines: calculateMonth(users) }));
  writeFileSync(values.json, `${JSON.stringify(months, undefined, 2)}\n`);
}
