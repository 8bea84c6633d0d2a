import * as z from 'zod';
import type { Api } from '../demo/api.ts';
import type { StackDescription } from '../run/stack-description.ts';
import { type Figure, figureOf, series, timed } from './figures.ts';
import { measuredCalls } from './measured-calls.ts';
import type { Simulator } from './simulator.ts';

const WARM_RUNS = 200;
const COLD_RUNS = 5;

const awsCalls = z.object({ counts: z.record(z.string(), z.number()) });

/** End-to-end times, cold and warm, and the calls to Scalekit and to the table that one warm request costs. */
export async function measureApi(stack: StackDescription, api: Api, simulator: Simulator): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, function: functionName, call } of Object.values(measuredCalls(api))) {
    const cold = await series(COLD_RUNS, async () => {
      await fetch(`${stack.awsUrl}/_local/functions/${functionName}/recycle`, { method: 'POST' });
      return timed(call);
    });
    const { lastSeq } = await simulator.rpcs();
    await fetch(`${stack.awsUrl}/_local/calls`, { method: 'DELETE' });
    const warm = await series(WARM_RUNS, () => timed(call));
    const { entries } = await simulator.rpcs(lastSeq);
    const asked = await requestsToDynamoDb(stack);
    figures.push(figureOf(`${name}, cold`, 'ms', cold));
    figures.push(figureOf(`${name}, warm`, 'ms', warm));
    figures.push(figureOf(`${name}, warm: calls to Scalekit`, 'calls', [entries.length / WARM_RUNS]));
    figures.push(figureOf(`${name}, warm: requests to DynamoDB`, 'calls', [asked / WARM_RUNS]));
  }
  return figures;
}

/** The digest of the sample mailbox, each time in a slot of its own. */
export async function measureDigest(stack: StackDescription, api: Api, user: string): Promise<Figure> {
  await api('PUT /digest', { time: '07:30', timeZone: 'UTC' });
  let slot = Date.UTC(2026, 0, 1);
  const runs = await series(20, () => {
    slot += 86_400_000;
    const event = { issuer: stack.issuerUrl, identifier: user, scheduledTime: new Date(slot).toISOString() };
    const url = `${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`;
    return timed(async () => (await fetch(url, { method: 'POST', body: JSON.stringify(event) })).text());
  });
  return figureOf('digest of the sample mailbox', 'ms', runs);
}

async function requestsToDynamoDb(stack: StackDescription): Promise<number> {
  const response = await fetch(`${stack.awsUrl}/_local/calls`);
  const { counts } = awsCalls.parse(await response.json());
  return Object.entries(counts).reduce(
    (sum, [name, count]) => (name.startsWith('dynamodb.') ? sum + count : sum),
    0,
  );
}
