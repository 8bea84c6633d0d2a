import { FilterPattern, type IFilterPattern } from 'aws-cdk-lib/aws-logs';
import { environments, type FunctionName } from '../../../../shared/config/environment.ts';

/** A metric that is counted from log lines. Neither a user nor a request may be a dimension: each value is billed. */
export type LogCount = {
  readonly metric: string;
  readonly logs: readonly (FunctionName | 'access-log')[];
  readonly pattern: IFilterPattern;
  /** The member of the line with the number; without it each line counts as one. */
  readonly value?: `$.${string}`;
  /** A dimension and the member of the line with its value, of which there are few. */
  readonly by?: Readonly<Record<string, `$.${string}`>>;
};

export const everyFunction = Object.keys(environments) as FunctionName[];

/** Matches the lines of which the error has the name, in which `*` is a wildcard, or one of the two errors that caused it. */
export function matchTrace(name: string): IFilterPattern {
  const members = ['$.trace.name', '$.trace.cause.name', '$.trace.cause.cause.name'];
  return FilterPattern.any(...members.map((member) => FilterPattern.stringValue(member, '=', name)));
}
