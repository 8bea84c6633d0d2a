import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { AppError } from '../../errors/app-error.ts';
import { anonymousScope, type RequestScope } from '../../lambda/request-scope.ts';
import type { Log } from '../../observability/log.ts';
import { userHash } from '../../state/user-key.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { type CallerPolicy, callerOf } from './caller.ts';
import { refuseForeignBytes } from './refuse-foreign-bytes.ts';
import { refuseIdentityFields } from './refuse-identity-fields.ts';

/** What a route demands of its caller. */
export type Admission = Pick<Endpoint, 'access' | 'forServices'>;

/**
 * The caller of a request whose token the gateway has checked, and its scope. From here on the log has the user's hash.
 * @throws AppError `forbidden`, `invalid-request` (also for a query or header that names an identity)
 */
export function identify(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: Context,
  admission: Admission,
  { callers, log }: { callers: CallerPolicy; log: Pick<Log, 'appendKeys'> },
): { scope: RequestScope; mayWrite: boolean } {
  refuseIdentityFields('query', Object.keys(event.queryStringParameters ?? {}));
  const { claims } = event.requestContext.authorizer.jwt;
  const caller = callerOf(claims, event.headers['on-behalf-of'], callers);
  const { user, client, service, mayRead, mayWrite } = caller;
  log.appendKeys({ user: userHash(user) });
  const isAllowed = admission.access === 'write' ? mayWrite : mayRead;
  const isForCaller = service === undefined || admission.forServices;
  if (!isAllowed || !isForCaller) throw new AppError('forbidden');
  refuseIdentityFields('headers', Object.keys(event.headers));
  refuseForeignBytes(event);
  return { scope: { ...anonymousScope(context), user, client, service }, mayWrite };
}
