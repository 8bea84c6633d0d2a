import type { Access } from '../iam/access.ts';
import { arn } from '../template/account.ts';
import type { HttpApi, Route } from '../template/http-api.ts';

/**
 * Whether the policy of the route's function lets this route invoke it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function mayInvoke(
  access: Access,
  { apiId, stage }: HttpApi,
  { routeKey, functionArn }: Route,
): boolean {
  const sourceArn = arn('execute-api', `${apiId}/${stage.name}/${routeKey.replace(' ', '')}`);
  const need = { action: 'lambda:InvokeFunction', resource: functionArn };
  return access.deny({ service: 'apigateway.amazonaws.com', sourceArn }, [need]) === undefined;
}
