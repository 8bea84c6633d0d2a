import { ScalekitClient, ScalekitException } from '@scalekit-sdk/node';
import * as z from 'zod';
import type { StackDescription } from '../../run/stack-description.ts';
import type { SendMail } from './send-all.ts';

const secretValue = z.object({ SecretString: z.string() });
const credentials = z.object({ clientId: z.string(), clientSecret: z.string() });

/**
 * Sends through Scalekit's SDK with its defaults. Each caller has its own client, as each Lambda process has: a reset of a
 * shared connection would also fail the calls of other callers.
 */
export async function createSdkSender(
  stack: StackDescription,
  user: string,
  callers: number,
): Promise<SendMail> {
  const { clientId, clientSecret } = await readCredentials(stack);
  const clients = Array.from(
    { length: callers },
    () => new ScalekitClient(stack.scalekitUrl, clientId, clientSecret),
  );
  return async ({ subject }, caller) => {
    try {
      await clients[caller]?.actions.executeTool({
        toolName: 'gmail_send_message',
        connector: 'gmail-local',
        identifier: user,
        toolInput: { to: 'bob@example.com', subject, body: 'Friday, 12:30?' },
      });
      return { outcome: 'sent', isFinal: true };
    } catch (error) {
      // The SDK has no error for an unknown outcome: every failure looks retryable.
      if (error instanceof ScalekitException) return { outcome: 'failed', isFinal: false };
      throw error;
    }
  };
}

async function readCredentials(stack: StackDescription): Promise<z.infer<typeof credentials>> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: stack.outputs.ScalekitSecretArn }),
  });
  return credentials.parse(JSON.parse(secretValue.parse(await response.json()).SecretString));
}
