import { randomBytes } from 'node:crypto';
import { CommandError } from '../../operator/command-error.ts';
import type { RealScalekit } from '../../operator/scalekit-env.ts';
import type { StackEvents } from '../events/stack-events.ts';
import type { Faults } from '../faults/faults.ts';
import { TcpProxy } from '../faults/network/tcp-proxy.ts';
import { localConnectionNames, scalekitConnections } from '../run/local-stage.ts';
import { startSimulator } from './server/simulator.ts';

/** The Scalekit environment that the functions talk to, and what the Scalekit secret holds for it. */
export type ScalekitEnvironment = {
  /** As the functions know it. */
  url: string;
  connectionNames: Record<string, string>;
  secret: string;
  /** Of the simulator, and the network before it. */
  simulated?: { url: string; network: TcpProxy };
  close(): Promise<void>;
};

/** Real Scalekit as it is: nothing starts, nothing ends. */
export function realEnvironment(real: RealScalekit): ScalekitEnvironment {
  const { environmentUrl: url, connectionNames, clientId, clientSecret } = real;
  const secret = JSON.stringify({ clientId, clientSecret, webhookSecrets: [] });
  return { url, connectionNames, secret, close: async () => {} };
}

/**
 * Starts the simulator with credentials of its own, new each time, and a proxy before it.
 * @param port preferred; another one when it is taken
 * @throws CommandError when the mailbox is no folder
 */
export async function startSimulated(
  port: number,
  mailboxDir: string,
  faults: Faults,
  events: StackEvents,
): Promise<ScalekitEnvironment> {
  const clientId = 'skc_local';
  const clientSecret = `local_${randomBytes(24).toString('base64url')}`;
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const options = {
    clientId,
    clientSecret,
    connections: scalekitConnections(),
    mailboxDir,
    webhookSecret,
    observer: events,
    faults,
  };
  const simulator = await startSimulator({ ...options, port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return startSimulator(options);
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error });
  });
  const network = new TcpProxy(
    { host: '127.0.0.1', port: Number(new URL(simulator.url).port) },
    faults,
    events,
  );
  return {
    url: `http://127.0.0.1:${await network.listen()}`,
    connectionNames: localConnectionNames(),
    secret: JSON.stringify({ clientId, clientSecret, webhookSecrets: [webhookSecret] }),
    simulated: { url: simulator.url, network },
    close: async () => {
      await network.close();
      await simulator.close();
    },
  };
}
