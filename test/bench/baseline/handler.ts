// The baseline of `npm run bench -- cold` and `-- warm`: a function that calls Scalekit as its guide for Node shows. It
// imports the SDK's root, reads the secret once, looks the account up before each call, and has none of Onbehalf's guards.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ScalekitClient } from '@scalekit-sdk/node';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

const secrets = new SecretsManagerClient({});
let client: Promise<ScalekitClient> | undefined;

async function createClient(): Promise<ScalekitClient> {
  const command = new GetSecretValueCommand({ SecretId: process.env.SCALEKIT_SECRET_ARN });
  const { SecretString = '' } = await secrets.send(command);
  const { clientId, clientSecret } = JSON.parse(SecretString);
  return new ScalekitClient(String(process.env.SCALEKIT_ENVIRONMENT_URL), clientId, clientSecret);
}

/** `POST /actions/{tool}` with `{ connection, input }`, as execute-action serves it. */
export async function handler(event: APIGatewayProxyEventV2WithJWTAuthorizer) {
  client ??= createClient();
  const { actions } = await client;
  const { connection, input = {} } = JSON.parse(event.body ?? '{}');
  const identifier = String(event.requestContext.authorizer.jwt.claims.sub);
  const connectionName = JSON.parse(process.env.CONNECTION_NAMES ?? '{}')[connection];
  const { connectedAccount } = await actions.getConnectedAccount({ connectionName, identifier });
  if (connectedAccount === undefined) return { statusCode: 409, body: '{"error":"not connected"}' };
  const { data, executionId } = await actions.executeTool({
    toolName: String(event.pathParameters?.tool),
    toolInput: input,
    connector: connectionName,
    identifier,
  });
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data, executionId }),
  };
}
