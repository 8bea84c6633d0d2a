import { connectPageChecks } from './checks/agents/connect-page-checks.ts';
import { mcpChecks } from './checks/agents/mcp-checks.ts';
import { alarmChecks } from './checks/alarm-checks.ts';
import { apiChecks } from './checks/api-checks.ts';
import { certificateChecks } from './checks/certificate-checks.ts';
import { type Check, formatLine, type Outcome } from './checks/check.ts';
import { clockChecks } from './checks/clock-checks.ts';
import { consoleChecks } from './checks/console-checks.ts';
import { corsChecks } from './checks/cors-checks.ts';
import { issuerChecks } from './checks/issuer-checks.ts';
import { issuerReachChecks } from './checks/issuer-reach-checks.ts';
import { scalekitChecks } from './checks/scalekit/checks.ts';
import { secretChecks } from './checks/secret-checks.ts';
import { tokenChecks } from './checks/token-checks.ts';
import { gather, type Subject } from './gather.ts';
import type { Surroundings } from './surroundings.ts';

/** Every check, in the order of the printed lines. */
export const checks: readonly Check[] = [
  ...apiChecks,
  ...tokenChecks,
  ...issuerReachChecks,
  ...issuerChecks,
  ...clockChecks,
  ...corsChecks,
  ...certificateChecks,
  ...consoleChecks,
  ...mcpChecks,
  ...connectPageChecks,
  ...secretChecks,
  ...scalekitChecks,
  ...alarmChecks,
];

/** The number of checks by status. */
type Count = Record<Outcome['status'], number>;

/** Runs every check and prints its line as soon as its outcome is known. */
export async function examine(
  subject: Subject,
  print: (line: string) => void,
  surroundings?: Surroundings,
): Promise<Count> {
  const facts = await gather(subject, surroundings);
  const count: Count = { pass: 0, warn: 0, fail: 0, skip: 0 };
  for (const { title, run } of checks) {
    const outcome = await run(facts);
    count[outcome.status] += 1;
    print(formatLine(title, outcome));
  }
  return count;
}
