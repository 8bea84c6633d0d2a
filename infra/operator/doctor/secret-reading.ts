import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { readVariables } from '../credentials/scalekit-secret-value.ts';
import { type Explanation, explainSecretsError } from '../credentials/secrets-manager-error.ts';

/** The Scalekit secret's value, not yet checked, or why it could not be read. */
export type SecretReading = { value: unknown } | Explanation;

/** Reads the secret with the operator's AWS credentials, in the region that its ARN names. */
export async function readSecret(
  secretId: string,
  config: SecretsManagerClientConfig = {},
): Promise<SecretReading> {
  const [, region] = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(secretId) ?? [];
  const client = new SecretsManagerClient({ ...(region && { region }), ...config });
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return parseSecret(SecretString);
  } catch (error) {
    // The name alone: the message of a parser quotes what it read.
    const name = error instanceof Error ? error.name : typeof error;
    return (
      explainSecretsError(error) ?? {
        problem: `reading the secret failed: ${name}`,
        remedy: 'check the AWS credentials, the region and the network',
      }
    );
  } finally {
    client.destroy();
  }
}

/** Reads the value from SCALEKIT_CLIENT_ID and the variables beside it; undefined where they are not set. */
export function readSecretVariables(env: NodeJS.ProcessEnv): SecretReading | undefined {
  const value = readVariables(env);
  return value && { value };
}

function parseSecret(text: string): SecretReading {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return {
      problem: 'it is not JSON',
      remedy: 'put the credentials: npm run put-credentials -- --secret-id ARN',
    };
  }
}
