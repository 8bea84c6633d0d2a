import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Counts, Meter } from './meter.ts';
import { signIn } from './operations.ts';

const SCHEDULES = 100;

/** Counts reconcile's work per schedule, where every schedule matches its settings. */
export async function countReconcile(stack: StackDescription, meter: Meter): Promise<Counts> {
  const work = async () => {
    const url = `${stack.awsUrl}/2015-03-31/functions/reconcile/invocations`;
    const text = await (await fetch(url, { method: 'POST', body: '{}' })).text();
    if (!text.includes('"isDone":true')) throw new Error(`reconcile did not end: ${text}`);
    return 0;
  };
  await work();
  const before = await meter.count(stack, 'reconcile', 1, work);
  for (let number = 0; number < SCHEDULES; number += 1) {
    const call = await signIn(stack, `scheduled-${number}`);
    await call('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin' });
  }
  const after = await meter.count(stack, 'reconcile', 1, work);
  const per = (name: 'tableRequests' | 'readUnits' | 'writeUnits' | 'logBytes') =>
    (after[name] - before[name]) / SCHEDULES;
  const calls = Object.entries(after.awsCalls).map(([name, count]) => [
    name,
    (count - (before.awsCalls[name] ?? 0)) / SCHEDULES,
  ]);
  return {
    ...{ tableRequests: per('tableRequests'), readUnits: per('readUnits'), writeUnits: per('writeUnits') },
    ...{ rpcs: 0, awsCalls: Object.fromEntries(calls), responseBytes: 0, logBytes: per('logBytes') },
    keys: after.keys,
  };
}
