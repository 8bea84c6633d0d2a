// `npm run bench -- quality` scores the extractive summariser: before (`baseline.json`, each conversation's first score)
// and now. `--json FILE` also writes the scores as JSON. `--write-baseline` adds the first score of new conversations.
// Exit code 1 when a conversation has lost points.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { summariseExtractively } from '../../../shared/digest/summary/extractive.ts';
import baseline from './baseline.json' with { type: 'json' };
import { conversations } from './conversations/conversations.ts';
import { scoreSummariser, totalOf } from './score.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, 'write-baseline': { type: 'boolean' } },
});
const known: Record<string, number> = baseline;
const scores = await scoreSummariser(conversations, summariseExtractively);
const rows = scores.map(({ id, points, faults }) => ({
  id,
  before: known[id] ?? points,
  now: points,
  faults,
}));
const total = { before: totalOf(rows.map(({ before }) => before)), now: totalOf(rows.map(({ now }) => now)) };
const worse = rows.filter(({ before, now }) => now < before);

const table = [...rows, { id: `all ${rows.length}`, ...total, faults: [] }];
const figures = formatTable(
  ['conversation', 'before', 'now'],
  table.map(({ id, before, now }) => [id, before.toFixed(1), now.toFixed(1)]),
).split('\n');
const notes = [
  '',
  ...table.map(({ before, now, faults }) => `${now < before ? 'WORSE ' : ''}${faults.join('; ')}`),
];
process.stdout.write(`${figures.map((line, at) => `${line}  ${notes[at] ?? ''}`.trimEnd()).join('\n')}\n`);

if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ conversations: rows, total }, undefined, 2)}\n`);
if (values['write-baseline']) {
  const file = fileURLToPath(new URL('baseline.json', import.meta.url));
  const points = Object.fromEntries(rows.map(({ id, before }) => [id, before]));
  writeFileSync(file, `${JSON.stringify(points, undefined, 2)}\n`);
}
if (worse.length > 0) {
  process.stderr.write(`Worse than before: ${worse.map(({ id }) => id).join(', ')}.\n`);
  process.exitCode = 1;
}
