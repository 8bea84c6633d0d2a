import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runTwice } from '../../../bench/network/measure-network.ts';
import { startWatchedNetwork } from '../../../bench/network/watched-network.ts';
import { readFunctionBundles } from '../../../bench/processes/measured-bundles.ts';
import { sampleEvents } from '../../../bench/processes/sample-events.ts';
import { simulatorControl } from '../../../support/scalekit/simulator-control.ts';

const USER = 'cold-requests';
const stack = inject('stack');
const directory = mkdtempSync(join(tmpdir(), 'onbehalf-network-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** So long that concurrent requests overlap, and that what starts with the process precedes the secret's value. */
const delays = { roundTripMs: 30, secretMs: 150 };

describe('execute-action in a new process, with TLS', () => {
  let network: Awaited<ReturnType<typeof startWatchedNetwork>>;
  beforeAll(async () => {
    const control = simulatorControl(stack.simulatorUrl ?? '');
    await control.post('accounts/status', {
      identifier: USER,
      connection: 'gmail-local',
      status: 'ACTIVE',
    });
    network = await startWatchedNetwork({ stack, directory, ...delays });
    return () => network[Symbol.asyncDispose]();
  });
  const events = sampleEvents(stack, USER);

  it('sends the three requests of a cold read one after another, and one when warm', async () => {
    const { 'execute-action': bundle } = await readFunctionBundles(stack);
    const { cold, warm } = await runTwice(network, bundle, events['execute-action']);
    expect(cold.requests).toEqual(['GetSecretValue', 'token', 'ExecuteTool']);
    expect(cold.criticalPath).toBe(3);
    expect(cold.connectsAfterSecret).toBe(0);
    // Both connections, for the token and for the RPCs, open while the secret is read.
    expect(cold.hosts.scalekit).toEqual({ connect: 2, tls: 2, request: 2 });
    expect(cold.connectsAfterSecret).toBe(0);
    expect(warm.requests).toEqual(['ExecuteTool']);
    expect(warm.hosts).toEqual({ scalekit: { connect: 0, tls: 0, request: 1 } });
  });

  it('claims the key of a cold write after the token, and opens no connection for a warm one', async () => {
    const { 'execute-action': bundle } = await readFunctionBundles(stack);
    const { cold, warm } = await runTwice(network, bundle, events.write);
    expect(cold.requests).toEqual(['GetSecretValue', 'token', 'PutItem', 'ExecuteTool', 'UpdateItem']);
    expect(warm.requests).toEqual(['PutItem', 'ExecuteTool', 'UpdateItem']);
    expect(Object.values(warm.hosts).map(({ connect }) => connect)).toEqual([0, 0]);
  });
});
