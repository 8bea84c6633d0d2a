import { describe, expect, it } from 'vitest';
import { linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';

/** The calls to the simulator during the work. */
async function scalekitCalls(work: () => Promise<unknown>): Promise<string[]> {
  const { lastSeq } = await simulator.get('rpcs');
  await work();
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  return entries.map(({ method }) => method);
}

/** The calls to the AWS emulators during the work. */
async function awsCalls(work: () => Promise<unknown>): Promise<string[]> {
  await fetch(`${stack.awsUrl}/_local/calls`, { method: 'DELETE' });
  await work();
  const response = await fetch(`${stack.awsUrl}/_local/calls`);
  const { calls } = (await response.json()) as { calls: { operation: string }[] };
  return calls.map(({ operation }) => operation);
}

/** Ends the idle processes of a function, so that its next call is cold. */
async function recycle(name: string): Promise<void> {
  await fetch(`${stack.awsUrl}/_local/functions/${name}/recycle`, { method: 'POST' });
}

describe('a warm function', () => {
  it('returns a status with one RPC', async () => {
    await linkGmail('warm-status');
    const ada = await signedIn('warm-status');
    await ada('GET /connections/gmail');
    expect(await scalekitCalls(() => ada('GET /connections/gmail'))).toEqual(['listConnectedAccounts']);
    expect(await scalekitCalls(() => ada('GET /connections'))).toEqual(['listConnectedAccounts']);
  });

  it('runs a read tool with one RPC', async () => {
    await linkGmail('warm-read');
    const ada = await signedIn('warm-read');
    const read = () => ada('POST /actions/gmail_get_profile', { connection: 'gmail' });
    await read();
    expect(await scalekitCalls(read)).toEqual(['executeTool']);
  });

  it('runs a write tool with one RPC and two requests to the table', async () => {
    await linkGmail('warm-write');
    const ada = await signedIn('warm-write');
    const input = { to: 'bob@example.com', subject: 's', body: 'b' };
    const write = (key: string) =>
      ada('POST /actions/gmail_create_draft', { connection: 'gmail', input }, { 'idempotency-key': key });
    await write('warm-write-first-0001');
    expect(await scalekitCalls(() => write('warm-write-second-0002'))).toEqual(['executeTool']);
    expect(await awsCalls(() => write('warm-write-third-00003'))).toEqual(['PutItem', 'UpdateItem']);
  });
});

describe('a cold function', () => {
  it.each([
    ['callback-status', 'GET /connections/gmail', undefined, 'listConnectedAccounts'],
    ['execute-action', 'POST /actions/gmail_get_profile', { connection: 'gmail' }, 'executeTool'],
  ])('%s reads the secret once, gets one token and makes one RPC', async (name, route, body, rpc) => {
    await linkGmail('cold');
    const ada = await signedIn('cold');
    await recycle(name);
    expect(await scalekitCalls(() => ada(route, body))).toEqual(['token', rpc]);
    await recycle(name);
    expect(await awsCalls(() => ada(route, body))).toEqual(['GetSecretValue']);
  });
});
