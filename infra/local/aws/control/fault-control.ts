import { z } from 'zod';
import { faultRule } from '../../faults/fault-rule.ts';
import { RuleRefused } from '../../faults/faults.ts';
import { type ProcessAction, signalProcesses } from '../lambda/process-signals.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { Control } from './control.ts';

const signalInput = z.strictObject({ ms: z.int().min(0).max(600_000).optional() });

/** Network rules may omit `at` here. */
const networkRule = z.preprocess(
  (body) => (typeof body === 'object' ? { at: 'network', ...body } : body),
  faultRule.refine(({ at }) => at === 'network', { message: 'at: takes network only' }),
);

export function listFaults({ faults }: Control) {
  return { faults: faults.rules.list() };
}

/** @throws AwsError naming what is wrong with the rule */
export function armFault(
  control: Control,
  body: string,
  schema: typeof faultRule | typeof networkRule = faultRule,
) {
  const rule = parseInput(schema, body, 'BadRequest');
  try {
    const changed = control.faults.arm(rule);
    return { ...listFaults(control), ...changed };
  } catch (error) {
    if (error instanceof RuleRefused) throw new AwsError('BadRequest', error.message);
    throw error;
  }
}

/** Disarms every rule, or those at one service. */
export function disarmFaults(control: Control, query: URLSearchParams) {
  const service = query.get('service');
  control.faults.clear(service === null ? {} : { service });
  return listFaults(control);
}

export function describeNetwork({ network, faults }: Control) {
  return {
    connections: network?.describe() ?? [],
    faults: faults.rules.list({ service: 'network' }),
  };
}

/** Arms a rule at `network`. @throws AwsError where the functions use real Scalekit */
export function changeNetwork(control: Control, body: string) {
  const { changed } = armFault(control, body, networkRule);
  return { changed, ...describeNetwork(control) };
}

/** Signals every process of the function, busy or not. Resolves when killed processes have exited. */
export async function signalFunction(
  { lambda }: Control,
  functionName: string,
  action: ProcessAction,
  body: string,
) {
  const { ms } = parseInput(signalInput, body, 'BadRequest');
  const own = lambda.pool.processes().filter((each) => each.lambda.name === functionName && each.pid);
  const processes = signalProcesses(lambda.pool, action, functionName, { ms });
  // Until then the pool could give an invocation to a dying process.
  if (action === 'kill') await Promise.all(own.map(({ gone }) => gone));
  return { processes };
}
