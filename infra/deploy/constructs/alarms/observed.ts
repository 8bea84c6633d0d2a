import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import type { Parameters } from '../../parameters/parameters.ts';
import type { NodeFunction } from '../node-function.ts';

/** The parts of the stack that alarms, the dashboard and the saved queries look at. */
export type Observed = {
  readonly parameters: Parameters;
  readonly apiId: string;
  /** The log group of the API's requests. */
  readonly accessLogs: LogGroup;
  readonly functions: { readonly [Name in FunctionName]: NodeFunction<Name> };
  readonly tableName: string;
  readonly deadLetterQueueName: string;
  readonly scheduleGroup: string;
};
