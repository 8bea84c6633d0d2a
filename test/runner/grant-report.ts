import { rmSync } from 'node:fs';
import { checkRecordedGrants } from './recorded-grants.ts';
import { unusedGrants } from './unused-grants.ts';

/**
 * Compares the grants of the run's stacks with the calls that used them, prints what differs, and removes the folder.
 * Only a whole run can say that nothing uses a grant. @returns the number of findings
 */
export function reportGrants(folder: string, isWholeRun: boolean): number {
  const { granted, used, denied, unexplained, stale } = checkRecordedGrants(folder, unusedGrants);
  rmSync(folder, { recursive: true });
  const findings = [
    ...denied.map((call) => `DENIED TO ${call}`),
    ...(isWholeRun ? unexplained.map((grant) => `GRANTED AND NEVER USED: ${grant}`) : []),
    ...(isWholeRun ? stale.map((row) => `NO UNUSED GRANT, BUT IN THE LIST OF UNUSED GRANTS: ${row}`) : []),
    // A check that saw nothing is no check.
    ...(isWholeRun && granted === 0 ? ['NO GRANT WAS COMPARED: the stacks recorded none'] : []),
  ];
  process.stdout.write(`The calls used ${used} of the ${granted} grants of the stacks' policies.\n`);
  if (isWholeRun)
    for (const { holder, action, reason } of unusedGrants)
      process.stdout.write(`Not used: ${action} of ${holder}. ${reason}.\n`);
  for (const finding of findings) process.stdout.write(`${finding}\n`);
  return findings.length;
}
