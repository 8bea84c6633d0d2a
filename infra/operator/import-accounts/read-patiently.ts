import { CommandError } from '../command-error.ts';
import type { RestResult } from '../scalekit/rest-client.ts';
import type { Pace } from './pace.ts';

/** How often a request is sent before its result counts as unknown. */
export const ATTEMPTS = 6;

/**
 * Reads what every account needs, at the pace and with the attempts of an account.
 * @param read returns the value, or the result of Scalekit after which to try again
 * @throws CommandError after the last attempt, and what `read` throws
 */
export async function readPatiently<Value>(
  pace: Pace,
  what: string,
  read: () => Promise<{ value: Value } | { result: RestResult }>,
): Promise<Value> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await pace.whenAllowed();
    const found = await read();
    if ('value' in found) return found.value;
    await pace.afterResult(found.result, attempt);
  }
  throw new CommandError(
    `Scalekit does not return ${what} in ${ATTEMPTS} attempts: run the same command again later`,
  );
}
