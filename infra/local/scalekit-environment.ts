import { randomBytes } from 'node:crypto';
import { scalekitConnections } from './local-stage.ts';
import { startSimulator } from './scalekit/simulator.ts';
import { StartupError } from './startup-error.ts';

/** The Scalekit environment that the functions talk to, and what the Scalekit secret holds for it. */
export type ScalekitEnvironment = { url: string; secret: string; close(): Promise<void> };

/**
 * Starts the simulator with credentials of its own, new each time.
 * @param port preferred; another one when it is taken
 * @throws StartupError when the mailbox is no folder
 */
export async function startScalekitEnvironment(
  port: number,
  mailboxDir: string,
): Promise<ScalekitEnvironment> {
  const clientId = 'skc_local';
  const clientSecret = `local_${randomBytes(24).toString('base64url')}`;
  const webhookSecrets = [`whsec_${randomBytes(24).toString('base64')}`];
  const options = { clientId, clientSecret, connections: scalekitConnections(), mailboxDir };
  const { url, close } = await startSimulator({ ...options, port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return startSimulator(options);
    throw new StartupError(error instanceof Error ? error.message : String(error), { cause: error });
  });
  return { url, close, secret: JSON.stringify({ clientId, clientSecret, webhookSecrets }) };
}
