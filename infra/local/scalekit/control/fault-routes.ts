import type { FaultRule } from '../../faults/fault-rule.ts';
import { RuleRefused } from '../../faults/faults.ts';
import type { Environment } from '../server/environment.ts';
import { ControlError } from './control-error.ts';

/** This control API manages only the rules at Scalekit. The stack's control API manages all rules. */
const SERVICE = 'scalekit';

export function listFaults({ faults }: Environment) {
  return { faults: faults.rules.list({ service: SERVICE }) };
}

/** @throws ControlError 400 for a rule elsewhere, or one that needs functions where none run */
export function armFault(environment: Environment, rule: FaultRule) {
  if (!rule.at.startsWith(`${SERVICE}.`)) throw new ControlError(400, 'at: the simulator accepts scalekit.*');
  try {
    environment.faults.arm(rule);
  } catch (error) {
    if (error instanceof RuleRefused) throw new ControlError(400, error.message);
    throw error;
  }
  return listFaults(environment);
}

export function disarmFaults(environment: Environment, { identifier }: { identifier?: string | undefined }) {
  environment.faults.clear({ service: SERVICE, identifier });
  return listFaults(environment);
}
