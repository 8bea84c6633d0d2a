import { apiFunctions } from '../../../infra/deploy/functions/api-functions.ts';
import counts from '../growth/counts.json' with { type: 'json' };

/** The sizes of the page. */
export const SIZES = [100_000, 10_000_000] as const;

/** Assumed: how users use the product. A user who has linked an account counts, every day. */
export const USAGE = {
  /** Share of users with a digest, on weekdays. */
  digestShare: 0.3,
  digestsPerMonth: 22,
  daysPerMonth: 30,
  /** Share of a day's requests in its busiest hour, and the busiest second against that hour's mean. */
  busiestHour: 0.15,
  busiestSecond: 2,
  /** Share of a day's digests that want the same minute, such as 07:30 in the largest time zone. */
  sameMinute: 0.4,
} as const;

/** Assumed: what Scalekit and AWS take, in milliseconds. Measure yours: `npm run bench -- report`. */
export const WAITS = {
  /** A tool at its provider, and the mails of a digest. */
  tool: 300,
  mails: 1_500,
  /** Any other RPC: accounts, links, definitions. */
  control: 100,
  /** A request to the table or to Scheduler. */
  table: 5,
  scheduler: 30,
} as const;

/** Assumed until the first REPORT lines: own work per invocation, and what a cold start adds, in milliseconds. */
export const OWN = { warm: 10, cold: 500, coldShare: 0.02 } as const;

/** Of the functions that do nearly all the work. */
export const MEMORY_MB = apiFunctions['execute-action'].size.memoryMegabytes;

/** Assumed: Lambda's own START and REPORT lines, and the share of invocations that X-Ray records. */
export const LAMBDA_LOG_BYTES = 700;
export const TRACED = 0.05;
/** Of a run of reconcile, whose timeout is 15 minutes. */
export const RECONCILE_MINUTES = 14.5;
/** Each environment reads the secret when it starts and every five minutes while it works. */
export const SECRET_SECONDS = 300;
/** KB that a user's items hold: settings and places, a slot per digest for 30 days, a key per write for a day. */
export const STORED_KB = { user: 2, slot: 4, key: 1 } as const;

type Counted = keyof typeof counts.operations;

export type Operation = {
  counted: Counted;
  /** Per user. */
  perDay: number;
  /** Requests to the API; 0: Scheduler's own. */
  requests: number;
  /** Milliseconds of one RPC. */
  rpcMs: number;
};

const digests = (USAGE.digestShare * USAGE.digestsPerMonth) / USAGE.daysPerMonth;

export const OPERATIONS: readonly Operation[] = [
  { counted: 'status of one connection', perDay: 0.5, requests: 1, rpcMs: WAITS.control },
  { counted: 'status of all connections', perDay: 0.5, requests: 1, rpcMs: WAITS.control },
  { counted: 'list of tools', perDay: 1, requests: 1, rpcMs: WAITS.control },
  { counted: 'read', perDay: 5, requests: 1, rpcMs: WAITS.tool },
  { counted: 'write', perDay: 2, requests: 1, rpcMs: WAITS.tool },
  { counted: 'write, replayed', perDay: 0.05, requests: 1, rpcMs: 0 },
  { counted: 'link', perDay: 1 / 30, requests: 3, rpcMs: WAITS.control },
  { counted: 'digest: settings changed', perDay: USAGE.digestShare / 30, requests: 1, rpcMs: 0 },
  { counted: 'digest: one run', perDay: digests, requests: 0, rpcMs: WAITS.mails },
  { counted: 'digest: latest', perDay: digests, requests: 1, rpcMs: 0 },
];

/** Milliseconds that one operation is billed. */
export function billedMs({ counted, requests, rpcMs }: Operation): number {
  const { rpcs, tableRequests, awsCalls } = counts.operations[counted];
  const scheduler = Object.values<number>(awsCalls).reduce((sum, count) => sum + count, 0);
  const waits = rpcs * rpcMs + tableRequests * WAITS.table + scheduler * WAITS.scheduler;
  return waits + Math.max(1, requests) * (OWN.warm + OWN.coldShare * OWN.cold);
}

/** The counts of an operation, as `npm run bench -- growth` wrote them. */
export function countsOf({ counted }: Operation) {
  return counts.operations[counted];
}

/** Every key of the table, with the requests to it and the operations that make them. */
export function keysByOperation() {
  const found = new Map<string, { requests: Set<string>; operations: Set<string> }>();
  for (const [operation, { keys }] of Object.entries({ ...counts.operations, reconcile: counts.reconcile }))
    for (const named of Object.keys(keys)) {
      const [request = '', ...parts] = named.trim().split(' ');
      const key = parts.join(' ');
      const { requests, operations } = found.get(key) ?? { requests: new Set(), operations: new Set() };
      found.set(key, { requests: requests.add(request), operations: operations.add(operation) });
    }
  return found;
}

export const reconcileCounts = counts.reconcile;
export const connectionCounts = counts.connections;
