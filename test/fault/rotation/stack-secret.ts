import { z } from 'zod';
import { runCommand } from '../../support/run-command.ts';
import { stack } from '../../support/stack/product.ts';

const valueSchema = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  webhookSecrets: z.array(z.string()),
});

export type SecretValue = z.output<typeof valueSchema>;

/** The Scalekit secret of the running stack. */
export async function readSecretValue(): Promise<SecretValue> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: stack.outputs.ScalekitSecretArn }),
  });
  const { SecretString } = z.object({ SecretString: z.string() }).parse(await response.json());
  return valueSchema.parse(JSON.parse(SecretString));
}

/** Runs `npm run put-credentials`, as an operator does. @throws Error with its output when it fails */
export async function putCredentials({ clientId, clientSecret, webhookSecrets }: SecretValue): Promise<void> {
  const { code, output } = await runCommand(
    'credentials/put-credentials.ts',
    ['--secret-id', stack.outputs.ScalekitSecretArn ?? ''],
    {
      SCALEKIT_CLIENT_ID: clientId,
      SCALEKIT_CLIENT_SECRET: clientSecret,
      SCALEKIT_WEBHOOK_SECRETS: webhookSecrets.join(','),
      AWS_ENDPOINT_URL: stack.awsUrl,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'operator',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  );
  if (code !== 0) throw new Error(output);
}
