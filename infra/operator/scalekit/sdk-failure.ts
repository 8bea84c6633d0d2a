import { ScalekitException, ScalekitServerException } from '@scalekit-sdk/node';
import { parseRetryAfter } from '../../../shared/scalekit/failure/retry-after.ts';
import { isPassing, isRefusedGrant, type RestResult } from './rest-client.ts';

/** What a failed call of the SDK means; `passing` may succeed when it is repeated. */
export type SdkFailure =
  | { kind: 'credentials' }
  | { kind: 'passing'; result: RestResult; name: string }
  | { kind: 'refused'; name: string };

/** What the SDK reports as a 503 where the address has no server. */
const NO_RESPONSE = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)\b/;

/**
 * Classifies by status. The errors hold the request, its headers included: nothing else of them is read, but the name, and
 * of the message whether there was a server.
 */
export function classifySdkError(error: unknown): SdkFailure {
  const name = error instanceof Error ? error.name : typeof error;
  if (name !== 'AxiosError' && !(error instanceof ScalekitException)) return { kind: 'refused', name };
  const result = resultOf(error);
  if (name === 'AxiosError' && isRefusedGrant(result)) return { kind: 'credentials' };
  return isPassing(result) ? { kind: 'passing', result, name } : { kind: 'refused', name };
}

/** Axios sends the request for a token alone; every other call is of gRPC, whose status the SDK translates. */
function resultOf(error: unknown): RestResult {
  if (error instanceof ScalekitServerException)
    return NO_RESPONSE.test(error.message)
      ? { status: 'none' }
      : { status: error.httpStatus, body: undefined };
  const response = readMember(error, 'response');
  const status = readMember(response, 'status');
  if (typeof status !== 'number') return { status: 'none' };
  const retryAfter = readMember(readMember(response, 'headers'), 'retry-after');
  return {
    status,
    body: undefined,
    ...parseRetryAfter(typeof retryAfter === 'string' ? retryAfter : null),
  };
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
