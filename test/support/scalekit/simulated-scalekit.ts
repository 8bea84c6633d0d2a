import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScalekitClient } from '@scalekit-sdk/node';
import { scalekitConnections } from '../../../infra/local/run/local-stage.ts';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../infra/local/scalekit/server/simulator.ts';

const CLIENT_ID = 'skc_simulated';
export const CLIENT_SECRET = 'test_simulated_secret';
export const CONNECTION = 'gmail-local';

/** The local stack's connection of that name; a connection of any other name is to Gmail. */
function describeConnection(name: string) {
  return scalekitConnections().find((each) => each.name === name) ?? { name, provider: 'GMAIL' };
}

type LoggedCall = { method: string; outcome: string; identifier?: string; connection?: string };
type SideEffect = {
  kind: string;
  identifier: string;
  tool?: string;
  executionId?: string;
  detail: Record<string, unknown>;
};

/** A simulator for one test file, with calls of its control API. Default: one Gmail connection and no mails. */
export class SimulatedScalekit {
  readonly url: string;
  readonly #simulator: Simulator;
  readonly #folder: string;

  private constructor(simulator: Simulator, folder: string) {
    this.url = simulator.url;
    this.#simulator = simulator;
    this.#folder = folder;
  }

  /** @param mails RFC 5322 text by file name; every user's mailbox starts with them */
  static async start(
    mails: Record<string, string> = {},
    connections = [CONNECTION],
    options: Partial<SimulatorOptions> = {},
  ) {
    const folder = await mkdtemp(join(tmpdir(), 'onbehalf-mails-'));
    for (const [name, text] of Object.entries(mails)) await writeFile(join(folder, name), text);
    const simulator = await startSimulator({
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      connections: connections.map(describeConnection),
      mailboxDir: folder,
      ...options,
    });
    return new SimulatedScalekit(simulator, folder);
  }

  async stop(): Promise<void> {
    await this.#simulator.close();
    await rm(this.#folder, { recursive: true });
  }

  /** The SDK without its delays between attempts, which would slow the tests down. */
  client(clientSecret = CLIENT_SECRET): ScalekitClient {
    const client = new ScalekitClient(this.url, CLIENT_ID, clientSecret);
    Object.assign(Reflect.get(client, 'coreClient'), { sleep: async () => {} });
    return client;
  }

  /** Calls the control API. @throws Error with the response's status and body */
  async control<Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Result> {
    const response = await fetch(`${this.url}/_simulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const result: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(result)}`);
    return result as Result;
  }

  async calls(identifier?: string): Promise<LoggedCall[]> {
    const query = identifier === undefined ? '' : `?identifier=${encodeURIComponent(identifier)}`;
    return (await this.control<{ entries: LoggedCall[] }>('GET', `rpcs${query}`)).entries;
  }

  async sideEffects(identifier: string): Promise<SideEffect[]> {
    const path = `ledger?identifier=${encodeURIComponent(identifier)}`;
    return (await this.control<{ entries: SideEffect[] }>('GET', path)).entries;
  }

  /** Gives a user an account with this status, without a consent. */
  async connect(identifier: string, status = 'ACTIVE', connection = CONNECTION): Promise<void> {
    await this.control('POST', 'accounts/status', { identifier, connection, status });
  }
}

/** Runs the tools of one connection through the SDK. */
export function toolsThrough(scalekit: SimulatedScalekit, connector: string) {
  const { actions } = scalekit.client();
  return async <Result>(identifier: string, toolName: string, toolInput = {}): Promise<Result> => {
    const { data } = await actions.executeTool({ toolName, toolInput, connector, identifier });
    return data as Result;
  };
}

/** Returns the rejection of a promise. @throws Error when the promise resolves */
export async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    () => ({ thrown: undefined, resolved: true }),
    (thrown: unknown) => ({ thrown, resolved: false }),
  );
  if (settled.resolved) throw new Error('It did not reject.');
  return settled.thrown;
}
