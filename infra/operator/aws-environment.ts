import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AwsEnvironment } from '../../shared/aws/endpoint.ts';
import { CommandError } from './command-error.ts';
import { readRegion } from './doctor/region.ts';

/**
 * The environment of calls to AWS with the operator's own credentials: variables, profile or SSO, as for `npm run deploy`.
 * @throws CommandError without credentials or a region
 */
export async function readAwsEnvironment(env: NodeJS.ProcessEnv): Promise<AwsEnvironment> {
  const AWS_REGION = await readRegion(env);
  if (!AWS_REGION) throw new CommandError('the region of the table is unknown: set AWS_REGION');
  const { accessKeyId, secretAccessKey, sessionToken } = await readCredentials(AWS_REGION);
  return {
    AWS_REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_ENDPOINT_URL: env.AWS_ENDPOINT_URL,
    AWS_ENDPOINT_URL_DYNAMODB: env.AWS_ENDPOINT_URL_DYNAMODB,
  };
}

/** The client of another service has the chain of AWS's tools; it sends nothing to its service. */
async function readCredentials(region: string) {
  const client = new SecretsManagerClient({ region });
  try {
    return await client.config.credentials();
  } catch {
    throw new CommandError('there are no AWS credentials: sign in, or set AWS_PROFILE');
  } finally {
    client.destroy();
  }
}
