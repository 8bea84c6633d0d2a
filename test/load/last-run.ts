import { readFileSync, writeFileSync } from 'node:fs';
import { faultTable } from './fault-table.ts';
import { reliabilityPage } from './reliability-page.ts';
import { type LastRun, lastRun } from './run-record.ts';

const FILE = 'test/load/last-run.json';
export const PAGE = 'docs/reliability.md';

export function readLastRun(): LastRun {
  return lastRun.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Keeps a part of the last run, and prints the page. */
export function keepLastRun(part: Partial<LastRun>): void {
  const run = { ...readLastRun(), ...part };
  writeFileSync(FILE, `${JSON.stringify(run, null, 2)}\n`);
  writeFileSync(PAGE, reliabilityPage(faultTable(), run));
}
