import { AwsError } from '../protocol/aws-error.ts';
import type { Access } from './access.ts';
import { type Request, services } from './needs.ts';

/** The refusal of a request that its caller's policies do not allow, as the service writes it. */
export function findDenial(
  access: Access,
  functionName: string | undefined,
  service: string,
  request: Request,
): AwsError | undefined {
  // Without the credentials of a function: the operator.
  if (functionName === undefined) return undefined;
  const row = Object.hasOwn(services, service) ? services[service] : undefined;
  if (!row)
    return new AwsError('AccessDenied', `The local stack does not authorize calls of ${service}`, 403);
  const denial = access.deny({ function: functionName }, row.needs(request));
  return denial && new AwsError(row.code, denial.message, row.status);
}
