import { randomBytes } from 'node:crypto';
import { CommandError } from '../../operator/command-error.ts';
import type { RealScalekit } from '../../operator/scalekit-env.ts';
import type { StackEvents } from '../events/stack-events.ts';
import type { Faults } from '../faults/faults.ts';
import { TcpProxy } from '../faults/network/tcp-proxy.ts';
import { localConnectionNames, scalekitConnections } from '../run/local-stage.ts';
import { type Simulator, startSimulator } from './server/simulator.ts';

/** The Scalekit environment that the functions call, and the content of their Scalekit secret. */
export type ScalekitEnvironment = {
  /** The environment URL for the functions. */
  url: string;
  connectionNames: Record<string, string>;
  secret: string;
  /** Only for the simulator: its own URL, and the network proxy in front of it. */
  simulated?: { url: string; network: TcpProxy } & Pick<Simulator, 'sendWebhooksTo'>;
  close(): Promise<void>;
};

/** Describes a real Scalekit environment. Starts nothing. */
export function describeRealEnvironment(real: RealScalekit): ScalekitEnvironment {
  const { environmentUrl: url, connectionNames, clientId, clientSecret } = real;
  const secret = JSON.stringify({ clientId, clientSecret, webhookSecrets: [] });
  return { url, connectionNames, secret, close: async () => {} };
}

/**
 * Starts the simulator with new random credentials, and a network proxy in front of it.
 * @param port the preferred port; if it is in use, a free port is chosen
 * @throws CommandError when the mailbox folder does not exist
 */
export async function startSimulatedEnvironment(
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
    simulated: { url: simulator.url, network, sendWebhooksTo: simulator.sendWebhooksTo },
    close: async () => {
      await network.close();
      await simulator.close();
    },
  };
}
