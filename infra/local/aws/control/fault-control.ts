import { z } from 'zod';
import { faultRule } from '../../faults/fault-rules.ts';
import { networkChange } from '../../faults/network/network-change.ts';
import { type ProcessAction, strikeProcesses } from '../lambda/process-faults.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { Control } from './control.ts';

const eventQuery = z.strictObject({
  since: z.coerce.number().int().min(0).optional(),
  source: z.string().optional(),
  event: z.string().optional(),
});

const strikeBody = z.strictObject({ ms: z.int().min(0).max(600_000).optional() });

export function readEvents({ events }: Control, query: URLSearchParams) {
  const parsed = eventQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new AwsError('BadRequest', 'takes since, source and event');
  return events.read(parsed.data);
}

/** @throws AwsError naming what is wrong with the rule */
export function armFault({ faults, lambda }: Control, body: string) {
  const rule = parseInput(faultRule, body, 'BadRequest');
  if (rule.function !== undefined && !lambda.find(rule.function)) {
    throw new AwsError('BadRequest', `function: there is no ${rule.function}`);
  }
  faults.rules.arm(rule);
  return { faults: faults.rules.list() };
}

export function clearFaults({ faults }: Control) {
  faults.rules.clear();
  return { faults: [] };
}

/** @throws AwsError where the functions talk to real Scalekit */
export function changeNetwork({ network }: Control, body: string) {
  if (!network) throw new AwsError('BadRequest', 'There is no network of ours before real Scalekit.');
  return { changed: network.apply(parseInput(networkChange, body, 'BadRequest')), ...network.describe() };
}

/** All processes of the function, busy or not; fulfilled when those that it kills are gone. */
export async function strikeFunction(
  { lambda }: Control,
  functionName: string,
  action: string,
  body: string,
) {
  const { ms } = parseInput(strikeBody, body, 'BadRequest');
  const own = lambda.pool.processes().filter((each) => each.lambda.name === functionName && each.pid);
  const struck = strikeProcesses(lambda.pool, action as ProcessAction, functionName, { ms });
  // An invocation that comes before then would be given to a process that is dying.
  if (action === 'kill') await Promise.all(own.map(({ gone }) => gone));
  return { struck };
}
