import { Code } from '@connectrpc/connect';

/**
 * The provider's error as far as the product distinguishes it: four statuses that mean "refused, without effect", and
 * kinds of all others. `in-doubt` and `unavailable` describe how the tool's run ended, not what the provider responded:
 * the effect may have happened. `refused` certainly had no effect, and has no reason of its own.
 */
export type ProviderStatus =
  | 401
  | 403
  | 404
  | 429
  | 'invalid-input'
  | 'conflict'
  | 'unavailable'
  | 'in-doubt'
  | 'refused'
  | 'failed';

const byCode: Record<Code, ProviderStatus> = {
  [Code.Unauthenticated]: 401,
  [Code.PermissionDenied]: 403,
  [Code.NotFound]: 404,
  [Code.ResourceExhausted]: 429,
  [Code.InvalidArgument]: 'invalid-input',
  [Code.OutOfRange]: 'invalid-input',
  [Code.AlreadyExists]: 'conflict',
  [Code.Aborted]: 'conflict',
  [Code.FailedPrecondition]: 'conflict',
  [Code.Unavailable]: 'unavailable',
  [Code.DeadlineExceeded]: 'unavailable',
  [Code.Canceled]: 'in-doubt',
  [Code.Unknown]: 'in-doubt',
  [Code.DataLoss]: 'in-doubt',
  [Code.Internal]: 'failed',
  [Code.Unimplemented]: 'refused',
};

/** The provider's status in a typed error of a tool. A code that gRPC does not define is in doubt. */
export function providerStatusOf(code: Code): ProviderStatus {
  return byCode[code] ?? 'in-doubt';
}

const byHttpStatus = new Map<number, ProviderStatus>([
  [400, 'invalid-input'],
  [401, 401],
  [403, 403],
  [404, 404],
  [408, 'unavailable'],
  [409, 'conflict'],
  [410, 404],
  [412, 'conflict'],
  [413, 'invalid-input'],
  [414, 'invalid-input'],
  [416, 'invalid-input'],
  [422, 'invalid-input'],
  [423, 'conflict'],
  [429, 429],
]);

/** The last 4xx that is registered: https://www.iana.org/assignments/http-status-codes */
const LAST_REFUSAL = 451;

/** The status of a provider's own HTTP response that is an error. Statuses that gateways made up may follow the effect. */
export function providerStatusOfHttp(status: number): ProviderStatus {
  return byHttpStatus.get(status) ?? (status >= 400 && status <= LAST_REFUSAL ? 'refused' : 'failed');
}
