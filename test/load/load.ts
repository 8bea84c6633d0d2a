// `npm run verify -- load`: requests over many connections while faults are injected, then digests that all fire for one
// time. `npm run verify -- soak`: fewer connections for half an hour. See README.md.
import { parseArgs } from 'node:util';
import { formatTable } from '../../infra/local/bench/figures.ts';
import type { StackDescription } from '../../infra/local/run/stack-description.ts';
import { startStack } from '../support/stack/start-stack.ts';
import { bySubject, countLedger } from './count-ledger.ts';
import { drainDigests } from './drain-digests.ts';
import { armFaults, disarmFaults } from './injected-faults.ts';
import { judgeDrain, judgeLoad } from './judge-load.ts';
import { keepLastRun } from './last-run.ts';
import { type LoadPlan, SentWrites, sendMixed } from './mixed-load.ts';
import { watchMemory } from './watch-processes.ts';

const [kind = 'load', ...args] = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    seconds: { type: 'string', default: kind === 'soak' ? '1800' : '300' },
    connections: { type: 'string', default: kind === 'soak' ? '20' : '200' },
    digests: { type: 'string', default: kind === 'soak' ? '0' : '10000' },
    keep: { type: 'boolean', default: false },
  },
});

const SETTLE_MS = 5_000;

async function loadRequests(stack: StackDescription, plan: LoadPlan) {
  const writes = new SentWrites();
  const ledger = await countLedger(stack, bySubject);
  const memory = watchMemory(stack);
  await armFaults(stack, [
    { at: 'scalekit.executeTool', do: 'error', code: 'Unavailable', share: 0.05 },
    { at: 'dynamodb.UpdateItem', do: 'kill', when: 'before', function: 'execute-action', share: 0.01 },
  ]);
  const { latency, statuses, unexplained } = await sendMixed(stack, plan, writes);
  await memory.end();
  // Requests that their client had given up may still have their effect.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const injected = await disarmFaults(stack);
  await ledger.end();
  const outcomes = [...writes.byKey].map(([key, { status }]) => ({
    status,
    entries: ledger.counts.get(key) ?? 0,
  }));
  const { changedReplays } = writes;
  const { samples } = memory;
  const asked = { statuses, injected, unexplained, changedReplays };
  const wrong = judgeLoad({ ...asked, writes: outcomes, memory: samples });
  return { latency, statuses, injected, writes: outcomes.length, memory: samples, wrong };
}

/** Each part has a stack of its own: the jobs of one would be at work for the other. */
async function onStack<T>(work: (stack: StackDescription) => Promise<T>): Promise<T> {
  const stack = await startStack();
  try {
    return await work(stack.description);
  } finally {
    await stack.end();
  }
}

const plan = { seconds: Number(values.seconds), connections: Number(values.connections) };
const requests = await onStack((stack) => loadRequests(stack, plan));
const digests = Number(values.digests);
const drain = digests > 0 ? await onStack((stack) => drainDigests(stack, digests)) : undefined;
const { latency, statuses, injected, memory } = requests;
const rows = [
  ['requests', latency.requests],
  ['requests a second', latency.perSecond],
  ['p50, ms', latency.p50],
  ['p99, ms', latency.p99],
  ...Object.entries(statuses).map(([status, count]) => [`responses with status ${status}`, count]),
  ['faults that fired', injected],
  ['writes with a key of their own', requests.writes],
  [
    'memory of the functions, first and last, MB',
    `${[memory[0], memory.at(-1)].map((mb) => Math.round(mb ?? 0))}`,
  ],
  ...Object.entries(drain ?? {}).map(([what, count]) => [`digests: ${what}`, count]),
];
process.stdout.write(`${formatTable(['', kind], rows)}\n`);
const wrong = [...requests.wrong, ...(drain === undefined ? [] : judgeDrain(drain))];
for (const line of wrong) process.stdout.write(`WRONG: ${line}\n`);
if (values.keep) {
  const at = new Date().toISOString().slice(0, 10);
  const kept = Object.fromEntries(rows.map(([what, value]) => [what, String(value)]));
  keepLastRun({ [kind]: { at, rows: kept, wrong } });
}
process.stdout.write(`\n${wrong.length === 0 ? 1 : 0} passed, ${wrong.length} failed\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
