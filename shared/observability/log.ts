import { Logger } from '@aws-lambda-powertools/logger';

/** What the code may do with the log: structured lines, and keys that go with each of them. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'appendKeys' | 'resetKeys'>;

/** A JSON logger for one function. */
export function createLog(serviceName: string): Log {
  return new Logger({ serviceName });
}
