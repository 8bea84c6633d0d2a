/** The number of tests by outcome. */
export type Tally = { passed: number; failed: number; skipped: number };

/** A message of the process that runs vitest: a file has ended, or the whole run has. */
export type RunMessage = { event: 'file' | 'end' } & Tally;

export function addTally(sum: Tally, more: Tally): void {
  sum.passed += more.passed;
  sum.failed += more.failed;
  sum.skipped += more.skipped;
}

/** The last line of a run. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
