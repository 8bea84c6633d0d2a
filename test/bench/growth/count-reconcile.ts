import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Counts, Meter } from './meter.ts';
import { signIn } from './operations.ts';

const SCHEDULES = 100;

/** Counts reconcile's work per schedule, where every schedule matches its settings, and every account is ACTIVE. */
export async function countReconcile(stack: StackDescription, meter: Meter): Promise<Counts> {
  const work = async () => {
    const url = `${stack.awsUrl}/2015-03-31/functions/reconcile/invocations`;
    const text = await (await fetch(url, { method: 'POST', body: '{}' })).text();
    if (!text.includes('"isDone":true')) throw new Error(`reconcile did not end: ${text}`);
    return 0;
  };
  await work();
  const rpcs = async () => (await controlSimulator(stack, 'scheduled-0').rpcs()).lastSeq;
  const countRun = async () => {
    const from = await rpcs();
    const counts = await meter.count(stack, 'reconcile', 1, work);
    // Of all users.
    return { ...counts, rpcs: (await rpcs()) - from };
  };
  const before = await countRun();
  for (let number = 0; number < SCHEDULES; number += 1) {
    const identifier = `scheduled-${number}`;
    await controlSimulator(stack, identifier).activate();
    const call = await signIn(stack, identifier);
    await call('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin' });
  }
  const after = await countRun();
  const per = (name: 'rpcs' | 'tableRequests' | 'readUnits' | 'writeUnits' | 'logBytes') =>
    (after[name] - before[name]) / SCHEDULES;
  const calls = Object.entries(after.awsCalls).map(([name, count]) => [
    name,
    (count - (before.awsCalls[name] ?? 0)) / SCHEDULES,
  ]);
  return {
    ...{ tableRequests: per('tableRequests'), readUnits: per('readUnits'), writeUnits: per('writeUnits') },
    ...{
      rpcs: per('rpcs'),
      awsCalls: Object.fromEntries(calls),
      responseBytes: 0,
      logBytes: per('logBytes'),
    },
    keys: after.keys,
  };
}
