// `npm run verify-activity -- FILE… [--public-key PEM] [--since OLD]`: checks exports of an activity. See docs/activity.md.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError, runCommand } from '../command-error.ts';
import { continues, type Page, verifyActivity } from './verify-activity.ts';

const USAGE = 'usage: npm run verify-activity -- FILE… [--public-key PEM] [--since OLD]';
/** Distinguishes files that could not be checked from an activity that is wrong. */
const COULD_NOT_CHECK = 2;

function read(file: string): Page {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} is no export: ${String(error)}`);
  }
}

await runCommand(async () => {
  const options = { 'public-key': { type: 'string' }, since: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length === 0) throw new CommandError(USAGE);
  const pages = positionals.map(read);
  const key = values['public-key'] && readFileSync(values['public-key'], 'utf8');
  const { findings, entries, covered } = verifyActivity(pages, key);
  if (values.since !== undefined) findings.push(...continues([read(values.since)], pages));
  if (findings.length === 0) {
    const first = pages[0]?.entries[0]?.sequence;
    const from = first === undefined ? '' : ` from entry ${first} on`;
    const text =
      key === undefined
        ? `are one chain; roots cover them up to entry ${covered}. Their signatures were not checked: give --public-key.`
        : `are as they were sealed; signed roots cover them up to entry ${covered}.`;
    const next = pages.at(-1)?.next;
    const more = next === undefined ? '' : ` Further pages follow: cursor=${next}.`;
    process.stdout.write(`${entries} entries${from} ${text}${more}\n`);
    return;
  }
  for (const { sequence, what } of findings) {
    process.stderr.write(sequence === undefined ? `${what}\n` : `entry ${sequence} ${what}\n`);
  }
  process.exitCode = 1;
}, COULD_NOT_CHECK);
