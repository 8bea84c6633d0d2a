import { Logger } from '@aws-lambda-powertools/logger';

/** The log as the code uses it: structured lines, and keys that are added to each line. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'appendKeys' | 'resetKeys'>;

/** A JSON logger for one function. */
export function createLog(serviceName: string): Log {
  return new Logger({ serviceName });
}
