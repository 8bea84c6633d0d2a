import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Api } from '../demo/api.ts';
import type { StackDescription } from '../local-stack.ts';
import { type Figure, figureOf, timed } from './figures.ts';

const WARM_RUNS = 200;
const COLD_RUNS = 5;

const rpcLog = z.object({ entries: z.array(z.object({ method: z.string() })), lastSeq: z.number() });

type Measured = { name: string; function: string; call: () => Promise<unknown> };

/** What is measured of the API: a status, a tool that reads, a tool that writes. */
function calls(api: Api): Measured[] {
  const input = { to: 'bob@example.com', subject: 's', body: 'b' };
  const body = { connection: 'gmail' };
  return [
    { name: 'status', function: 'callback-status', call: () => api('GET /connections/gmail') },
    {
      name: 'read tool',
      function: 'execute-action',
      call: () => api('POST /actions/gmail_get_profile', body),
    },
    {
      name: 'write tool',
      function: 'execute-action',
      call: () => api('POST /actions/gmail_create_draft', { ...body, input }, randomUUID()),
    },
  ];
}

/** End-to-end times, cold and warm, and the calls to Scalekit that one warm request costs. */
export async function measureApi(stack: StackDescription, api: Api): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, function: functionName, call } of calls(api)) {
    const cold = await series(COLD_RUNS, async () => {
      await fetch(`${stack.awsUrl}/_local/functions/${functionName}/recycle`, { method: 'POST' });
      return timed(call);
    });
    const { lastSeq } = await rpcs(stack, 0);
    const warm = await series(WARM_RUNS, () => timed(call));
    const { entries } = await rpcs(stack, lastSeq);
    figures.push(figureOf(`${name}, cold`, 'ms', cold));
    figures.push(figureOf(`${name}, warm`, 'ms', warm));
    figures.push(figureOf(`${name}, warm: calls to Scalekit`, 'calls', [entries.length / WARM_RUNS]));
  }
  return figures;
}

/** The digest of the sample mailbox, each time in a slot of its own. */
export async function measureDigest(stack: StackDescription, user: string): Promise<Figure> {
  let slot = Date.UTC(2026, 0, 1);
  const runs = await series(20, () => {
    slot += 86_400_000;
    const event = { issuer: stack.issuerUrl, identifier: user, scheduledTime: new Date(slot).toISOString() };
    const url = `${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`;
    return timed(async () => (await fetch(url, { method: 'POST', body: JSON.stringify(event) })).text());
  });
  return figureOf('digest of the sample mailbox', 'ms', runs);
}

async function rpcs(stack: StackDescription, since: number) {
  const response = await fetch(`${stack.simulatorUrl}/_simulator/rpcs?since=${since}`);
  return rpcLog.parse(await response.json());
}

async function series(runs: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) values.push(await measure());
  return values;
}
