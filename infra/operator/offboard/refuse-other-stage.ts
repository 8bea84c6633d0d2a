import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { CommandError } from '../command-error.ts';

/** CloudFormation cuts the stack's name in a function's name, which has 64 characters at most. */
const KEPT_OF_STACK_NAME = 24;

/**
 * Refuses a table or a function of another stage: a user of this stage would be looked for there, or end there.
 * CloudFormation names them after the stack, and its ids begin with a capital letter, which no stage has: so `prod` is not
 * the beginning of `prod-eu`. A stage with `restored` uses that table alone. @throws CommandError
 */
export function refuseOtherStage(
  { stage, restored }: Pick<Parameters, 'stage' | 'restored'>,
  table: string,
  functionArn: string,
): void {
  const stack = `onbehalf-${stage}`;
  if (restored !== undefined && table !== restored.tableName)
    throw new CommandError(`--table is not the restored table of the stage, which is ${restored.tableName}`);
  if (restored === undefined && !isNamedAfter(stack, table))
    throw new CommandError(`--table is not of the stage: its name begins with ${stack}-`);
  const [, functionName = functionArn] = /:function:([^:]+)/.exec(functionArn) ?? [];
  const isCut = stack.length > KEPT_OF_STACK_NAME;
  const kept = stack.slice(0, KEPT_OF_STACK_NAME);
  if (isCut ? !functionName.startsWith(kept) : !isNamedAfter(stack, functionName))
    throw new CommandError(`--function is not of the stage: its name begins with ${kept}${isCut ? '' : '-'}`);
}

function isNamedAfter(stack: string, name: string): boolean {
  return name.startsWith(`${stack}-`) && /^[A-Z]/.test(name.slice(stack.length + 1));
}
