import { CommandError } from '../command-error.ts';
import type { RestResult } from '../scalekit/rest-client.ts';
import { ATTEMPTS, type Pace } from './pace.ts';

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
  let last: RestResult = { status: 'none' };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await pace.whenAllowed();
    const found = await read();
    if ('value' in found) return found.value;
    last = found.result;
    await pace.afterResult(last, attempt);
  }
  throw new CommandError(describe(what, last));
}

function describe(what: string, { status }: RestResult): string {
  const failure = `Scalekit does not return ${what} in ${ATTEMPTS} attempts`;
  return status === 'none'
    ? `${failure}: there is no response. Check SCALEKIT_ENVIRONMENT_URL and the network with npm run doctor, then run the same command again`
    : `${failure}: the last has ${status}. Run the same command again later; npm run doctor shows whether Scalekit responds`;
}
