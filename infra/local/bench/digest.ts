import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { signInToApi } from '../demo/api.ts';
import type { StackDescription } from '../run/stack-description.ts';
import { type Figure, measureMs, measureSeries, toFigure } from './figures.ts';
import { readPeakMegabytes } from './peak-memory.ts';
import { controlSimulator } from './simulator.ts';

const MAILS = 25;
const RUNS = 20;
/** Much longer than a call takes without it, so that sequential calls are distinguishable from concurrent ones. */
const DELAY_MS = 100;

const functions = z.array(z.object({ name: z.string(), processes: z.array(z.object({ pid: z.number() })) }));
const deliveredResult = z.object({
  status: z.literal('DELIVERED'),
  counts: z.object({ read: z.literal(MAILS) }),
});

/** Measures a warm digest of 25 mails with delivery `stored`, for each mail source. */
export async function measureDigests(stack: StackDescription): Promise<Figure[]> {
  await using stopping = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
  stopping.defer(() => rm(folder, { recursive: true }));
  for (let mail = 0; mail < MAILS; mail += 1) await writeFile(join(folder, `${mail}.eml`), mailText(mail));
  const figures: Figure[] = [];
  for (const source of ['tool', 'direct']) figures.push(...(await measureSource(stack, source, folder)));
  const peaks = await readPeaks(stack);
  return peaks.length === 0 ? figures : [...figures, toFigure('mail-digest, peak memory', 'MB', peaks)];
}

async function measureSource(stack: StackDescription, source: string, folder: string): Promise<Figure[]> {
  const user = `digest-${source}`;
  const simulator = controlSimulator(stack, user);
  await simulator.activate();
  await simulator.fillMailbox(folder);
  await (await signInToApi(stack, user))('PUT /digest', { time: '07:30', timeZone: 'UTC', source });
  let slot = Date.UTC(2026, 0, 1);
  const run = async () => {
    slot += 86_400_000;
    const event = { issuer: stack.issuerUrl, identifier: user, scheduledTime: new Date(slot).toISOString() };
    const url = `${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
    deliveredResult.parse(await response.json());
  };
  await run();
  const { lastSeq } = await simulator.rpcs();
  const times = await measureSeries(RUNS, () => measureMs(run));
  const { entries, lastSeq: before } = await simulator.rpcs(lastSeq);
  for (const method of ['executeTool', 'getConnectedAccountAuth', 'gmail'])
    await simulator.arm({ at: `scalekit.${method}`, do: 'delay', ms: DELAY_MS, share: 1 });
  await run();
  await simulator.heal();
  const slowed = (await simulator.rpcs(before)).entries;
  const name = `digest of ${MAILS} mails by ${source}, warm`;
  return [
    toFigure(name, 'ms', times),
    toFigure(`${name}: calls to Scalekit and Gmail`, 'calls', [entries.length / RUNS]),
    toFigure(`${name}: of these sequential`, 'calls', [countSequential(slowed)]),
  ];
}

/** The length of the longest chain of calls in which each began after the previous one had ended. */
function countSequential(calls: readonly { at: string; durationMs: number }[]): number {
  const spans = calls.map(({ at, durationMs }) => ({
    from: Date.parse(at),
    to: Date.parse(at) + durationMs,
  }));
  let [count, end] = [0, 0];
  for (const { from, to } of spans.toSorted((a, b) => a.to - b.to)) {
    // The log rounds times to milliseconds.
    if (from + 2 < end) continue;
    count += 1;
    end = to;
  }
  return count;
}

async function readPeaks(stack: StackDescription): Promise<number[]> {
  const found = functions.parse(await (await fetch(`${stack.awsUrl}/_local/functions`)).json());
  return found
    .filter(({ name }) => name === 'mail-digest')
    .flatMap(({ processes }) => processes.map(({ pid }) => readPeakMegabytes(pid)))
    .filter((peak) => peak !== undefined);
}

function mailText(number: number): string {
  return [
    `From: Bob ${number} <bob-${number}@mail.example>`,
    'To: ada@example.com',
    `Subject: Plan ${number}`,
    `Date: Fri, 06 Mar 2026 10:${String(number).padStart(2, '0')}:00 +0000`,
    '',
    'Could you look at the plan until Friday? It has changed since we spoke.',
  ].join('\r\n');
}
