import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScalekitClient } from '@scalekit-sdk/node';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../infra/local/scalekit/server/simulator.ts';

const CLIENT_ID = 'skc_simulated';
export const CLIENT_SECRET = 'test_simulated_secret';
export const CONNECTION = 'gmail-local';

/** Of connections that are not to Gmail. */
const providers: Record<string, string> = {
  'slack-local': 'SLACK',
  'notion-local': 'NOTION',
  'googlecalendar-local': 'GOOGLECALENDAR',
  'github-local': 'GITHUB',
};

type LoggedCall = { method: string; outcome: string; identifier?: string; connection?: string };
type SideEffect = {
  kind: string;
  identifier: string;
  tool?: string;
  executionId?: string;
  detail: Record<string, unknown>;
};

/** A simulator with one Gmail connection, or those named, and the given mails, and the HTTP control API in a test's words. */
export class SimulatedScalekit {
  readonly url: string;
  readonly #simulator: Simulator;
  readonly #folder: string;

  private constructor(simulator: Simulator, folder: string) {
    this.url = simulator.url;
    this.#simulator = simulator;
    this.#folder = folder;
  }

  /** `mails`: file name → RFC 5322 text; each user's mailbox starts with them. */
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
      connections: connections.map((name) => ({ name, provider: providers[name] ?? 'GMAIL' })),
      mailboxDir: folder,
      ...options,
    });
    return new SimulatedScalekit(simulator, folder);
  }

  async stop(): Promise<void> {
    await this.#simulator.close();
    await rm(this.#folder, { recursive: true });
  }

  /** The SDK as it is, but for its pauses between attempts, which would only make tests slow. */
  client(clientSecret = CLIENT_SECRET): ScalekitClient {
    const client = new ScalekitClient(this.url, CLIENT_ID, clientSecret);
    Object.assign(Reflect.get(client, 'coreClient'), { sleep: async () => {} });
    return client;
  }

  /** @throws Error with the simulator's own words when it refuses. */
  async control<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/_simulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  }

  async calls(identifier?: string): Promise<LoggedCall[]> {
    const query = identifier === undefined ? '' : `?identifier=${encodeURIComponent(identifier)}`;
    return (await this.control<{ entries: LoggedCall[] }>('GET', `rpcs${query}`)).entries;
  }

  async sideEffects(identifier: string): Promise<SideEffect[]> {
    const path = `ledger?identifier=${encodeURIComponent(identifier)}`;
    return (await this.control<{ entries: SideEffect[] }>('GET', path)).entries;
  }

  /** Gives a user an active account without the detour through a consent. */
  async connect(identifier: string, status = 'ACTIVE', connection = CONNECTION): Promise<void> {
    await this.control('POST', 'accounts/status', { identifier, connection, status });
  }
}

/** Runs the tools of one connection for connected users, by the SDK. */
export function toolsThrough(scalekit: SimulatedScalekit, connector: string) {
  const { actions } = scalekit.client();
  return async <Answer>(identifier: string, toolName: string, toolInput = {}): Promise<Answer> => {
    const { data } = await actions.executeTool({ toolName, toolInput, connector, identifier });
    return data as Answer;
  };
}

/** What a promise rejects with; a promise that resolves fails the test. */
export async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    () => ({ thrown: undefined, resolved: true }),
    (thrown: unknown) => ({ thrown, resolved: false }),
  );
  if (settled.resolved) throw new Error('It did not reject.');
  return settled.thrown;
}
