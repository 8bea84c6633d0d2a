import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { variablesIn } from '../credentials/scalekit-secret-value.ts';

/** The Scalekit secret's value, not yet judged, or why it could not be read. */
export type SecretReading = { value: unknown } | { problem: string; remedy: string };

const PUT = 'put the credentials: npm run put-credentials -- --secret-id ARN';

const remedies: Record<string, string> = {
  ResourceNotFoundException: `--secret-id takes the stack's output ScalekitSecretArn; where that secret is empty, ${PUT}`,
  AccessDeniedException:
    'let the AWS identity that runs this call secretsmanager:GetSecretValue on the secret',
  CredentialsProviderError: 'sign in to AWS, for example with aws sso login, and set AWS_PROFILE',
};

/** Reads the secret as the operator, in the region that its ARN names. */
export async function readSecret(
  secretId: string,
  config: SecretsManagerClientConfig = {},
): Promise<SecretReading> {
  const [, region] = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(secretId) ?? [];
  const client = new SecretsManagerClient({ ...(region && { region }), ...config });
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return parsed(SecretString);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const remedy = remedies[name] ?? 'look at the AWS credentials, the region and the network';
    return { problem: `Secrets Manager was asked and there was ${name}`, remedy };
  } finally {
    client.destroy();
  }
}

/** The same from SCALEKIT_CLIENT_ID and its like; undefined where they are not set. */
export function secretInEnvironment(env: NodeJS.ProcessEnv): SecretReading | undefined {
  const value = variablesIn(env);
  return value && { value };
}

function parsed(text: string): SecretReading {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'it holds no JSON', remedy: PUT };
  }
}
