import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** In the order of the CDK, which deploys into the first that is set. */
const VARIABLES = ['AWS_REGION', 'AMAZON_REGION', 'AWS_DEFAULT_REGION', 'AMAZON_DEFAULT_REGION'];

/** Reads the region of a deployment: of the secret's ARN, else as the CDK does; undefined where nothing names it. */
export async function readRegion(
  env: NodeJS.ProcessEnv,
  secretId = '',
  profile?: string,
): Promise<string | undefined> {
  const [, named] = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(secretId) ?? [];
  const given = named ?? VARIABLES.map((name) => env[name]).find((region) => region);
  return given ?? (await readProfileRegion(profile));
}

/** The region of the profile, else of AWS_PROFILE, in the AWS configuration file. */
async function readProfileRegion(profile: string | undefined): Promise<string | undefined> {
  const client = new SecretsManagerClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}
