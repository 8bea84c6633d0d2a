import * as z from 'zod';
import type { Api } from '../demo/api.ts';
import type { StackDescription } from '../run/stack-description.ts';
import { type Figure, measureMs, measureSeries, toFigure } from './figures.ts';
import { createMeasuredCalls } from './measured-calls.ts';
import type { Simulator } from './simulator.ts';

const WARM_RUNS = 200;
const COLD_RUNS = 5;

const awsCalls = z.object({ counts: z.record(z.string(), z.number()) });

/** Measures response times, cold and warm, and the calls to Scalekit and DynamoDB per warm request. */
export async function measureApi(stack: StackDescription, api: Api, simulator: Simulator): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, function: functionName, call } of Object.values(createMeasuredCalls(api))) {
    const cold = await measureSeries(COLD_RUNS, async () => {
      await fetch(`${stack.awsUrl}/_local/functions/${functionName}/recycle`, { method: 'POST' });
      return measureMs(call);
    });
    const { lastSeq } = await simulator.rpcs();
    await fetch(`${stack.awsUrl}/_local/calls`, { method: 'DELETE' });
    const warm = await measureSeries(WARM_RUNS, () => measureMs(call));
    const { entries } = await simulator.rpcs(lastSeq);
    const tableRequests = await countDynamoDbRequests(stack);
    figures.push(toFigure(`${name}, cold`, 'ms', cold));
    figures.push(toFigure(`${name}, warm`, 'ms', warm));
    figures.push(toFigure(`${name}, warm: calls to Scalekit`, 'calls', [entries.length / WARM_RUNS]));
    figures.push(toFigure(`${name}, warm: requests to DynamoDB`, 'calls', [tableRequests / WARM_RUNS]));
  }
  return figures;
}

/** Measures the digest of the sample mailbox. Each run has its own slot. */
export async function measureDigest(stack: StackDescription, api: Api, user: string): Promise<Figure> {
  await api('PUT /digest', { time: '07:30', timeZone: 'UTC' });
  let slot = Date.UTC(2026, 0, 1);
  const runs = await measureSeries(20, () => {
    slot += 86_400_000;
    const event = { issuer: stack.issuerUrl, identifier: user, scheduledTime: new Date(slot).toISOString() };
    const url = `${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`;
    return measureMs(async () => (await fetch(url, { method: 'POST', body: JSON.stringify(event) })).text());
  });
  return toFigure('digest of the sample mailbox', 'ms', runs);
}

async function countDynamoDbRequests(stack: StackDescription): Promise<number> {
  const response = await fetch(`${stack.awsUrl}/_local/calls`);
  const { counts } = awsCalls.parse(await response.json());
  return Object.entries(counts).reduce(
    (sum, [name, count]) => (name.startsWith('dynamodb.') ? sum + count : sum),
    0,
  );
}
