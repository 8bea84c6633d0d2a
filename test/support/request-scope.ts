import type { RequestScope } from '../../shared/lambda/request-scope.ts';

/** The scope of a request by one user, with 25 seconds left. */
export function requestScope(over: Partial<RequestScope> = {}): RequestScope {
  return {
    user: { issuer: 'https://issuer', identifier: 'ada' },
    requestId: 'request-1',
    deadline: Date.now() + 25_000,
    ...over,
  };
}
