import { lineOf } from './checks/check.ts';
import { checks } from './checks/checks.ts';
import { gather, type Subject } from './gather.ts';

/** How many checks ended in which way. */
export type Count = Record<'pass' | 'fail' | 'skip', number>;

/** Makes every check, and tells each as soon as it is made. */
export async function examine(subject: Subject, tell: (line: string) => void): Promise<Count> {
  const facts = await gather(subject);
  const count: Count = { pass: 0, fail: 0, skip: 0 };
  for (const { title, run } of checks) {
    const outcome = await run(facts);
    count[outcome.status] += 1;
    tell(lineOf(title, outcome));
  }
  return count;
}
