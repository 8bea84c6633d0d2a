import { afterAll, beforeAll } from 'vitest';
import { type Simulator, startSimulator } from '../../../infra/local/scalekit/server/simulator.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import { createScalekit } from '../../../shared/scalekit/client.ts';
import { cachedCredentials } from '../../../shared/scalekit/rpc/credentials.ts';
import type { Scalekit, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { requestScope } from '../request-scope.ts';
import { simulatorControl } from './simulator-control.ts';

/**
 * A simulator for the tests of one file, and clients of the product for it.
 * @param names the product's name of each connection → Scalekit's
 */
export function useSimulatedClient(names: Record<string, string> = { gmail: 'gmail-x7' }) {
  let simulator: Simulator | undefined;
  const url = () => simulator?.url ?? '';
  beforeAll(async () => {
    simulator = await startSimulator({
      clientId: 'id',
      clientSecret: 'secret',
      connections: Object.values(names).map((name) => ({ name, provider: 'GMAIL' })),
      mailboxDir: 'infra/local/sample-mailbox',
    });
  });
  afterAll(() => simulator?.close());

  const control = () => simulatorControl(url());
  function client(clientSecret = 'secret', environmentUrl = url()): Scalekit {
    const credentials = cachedCredentials(async () => JSON.stringify({ clientId: 'id', clientSecret }));
    const providerApis = { gmail: `${url()}/google` };
    return createScalekit({ environmentUrl, credentials, names, providerApis });
  }
  /** Creates an ACTIVE Gmail account of the identifier. Returns a warm client. */
  async function linked(identifier: string): Promise<Scalekit> {
    await control().post('accounts/status', { identifier, connection: 'gmail-x7', status: 'ACTIVE' });
    const scalekit = client();
    await scalekit.tools.prepare(scope(identifier));
    return scalekit;
  }
  return { control, client, linked, url };
}

/** The scope of a call for the identifier, whose deadline is that many milliseconds ahead. */
export function scope(identifier: string, ms = 25_000): RequestScope {
  return requestScope({ user: { issuer: 'https://issuer', identifier }, deadline: Date.now() + ms });
}

/** The outcome of a run, with its error code. */
export function codeOf(run: ToolRun): string {
  return run.outcome === 'done' ? 'done' : `${run.outcome} ${run.error.code}`;
}
