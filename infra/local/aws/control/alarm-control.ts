import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { Control } from './control.ts';

const queryInput = z
  .strictObject({ name: z.string().optional(), query: z.string().optional() })
  .refine(({ name, query }) => (name === undefined) !== (query === undefined), {
    message: 'takes one of name and query',
  });

/** The alarms with their states and histories, and what their actions published, in order. */
export function describeAlarms({ cloudwatch, clock }: Control) {
  cloudwatch.catchUp();
  const alarms = cloudwatch.board.describe();
  const notifications = alarms
    .flatMap(({ logicalId, history }) =>
      history.flatMap(({ at, to, actions }) =>
        actions.map((action) => ({ at, alarm: logicalId, to, ...action })),
      ),
    )
    .sort((one, other) => one.at.localeCompare(other.at));
  return { now: new Date(clock.now()).toISOString(), alarms, notifications };
}

/** Forgets every value, state and notification, as after the creation of the stack. */
export function resetAlarms(control: Control) {
  control.cloudwatch.reset();
  return describeAlarms(control);
}

export function listQueries({ cloudwatch }: Control) {
  return { queries: cloudwatch.queries.saved.map(({ name, logGroups }) => ({ name, logGroups })) };
}

/** Runs a saved query by its name, or another one over all log groups. @throws AwsError for an unknown name or query */
export function runQuery({ cloudwatch }: Control, body: string) {
  const { name, query = '' } = parseInput(queryInput, body, 'BadRequest');
  try {
    const rows = name === undefined ? cloudwatch.queries.run(query) : cloudwatch.queries.runSaved(name);
    if (rows) return { rows };
  } catch (error) {
    throw new AwsError('BadRequest', error instanceof Error ? error.message : String(error));
  }
  const names = cloudwatch.queries.saved.map((saved) => saved.name).join(', ');
  throw new AwsError('NotFound', `There is no saved query ${name}; the queries are ${names}`, 404);
}
