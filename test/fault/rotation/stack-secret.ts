import { runCommand } from '../../support/run-command.ts';
import { stack } from '../../support/stack/product.ts';
import type { ScalekitSecret } from '../../support/stack/webhooks.ts';

/** Runs `npm run put-credentials`, as an operator does. @throws Error with its output when it fails */
export async function putCredentials({
  clientId,
  clientSecret,
  webhookSecrets,
}: ScalekitSecret): Promise<void> {
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
