import { ScalekitClient, ScalekitException } from '@scalekit-sdk/node';
import * as z from 'zod';
import type { StackDescription } from '../../run/stack-description.ts';
import type { Ask } from './caller.ts';

const secretValue = z.object({ SecretString: z.string() });
const credentials = z.object({ clientId: z.string(), clientSecret: z.string() });

/**
 * Through Scalekit's SDK as it is out of the box. Each caller has a client of its own, as each Lambda process has:
 * with one client for all, a reset would also tear the calls of the others.
 */
export async function askSdk(stack: StackDescription, user: string, callers: number): Promise<Ask> {
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
      return { told: 'sent', final: true };
    } catch (error) {
      // It has no word for "may have happened": every failure looks like one that a repeat may mend.
      if (error instanceof ScalekitException) return { told: 'failed', final: false };
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
