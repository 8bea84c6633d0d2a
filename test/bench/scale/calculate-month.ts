import { PRICES, priceOf } from './prices.ts';
import {
  billedMs,
  countsOf,
  LAMBDA_LOG_BYTES,
  MEMORY_MB,
  OPERATIONS,
  type Operation,
  OWN,
  reconcileCounts,
  SECRET_SECONDS,
  STORED_KB,
  TRACED,
  USAGE,
} from './usage.ts';

/** One line of a month's bill. */
export type Line = { name: string; quantity: number; unit: string; usd: number };

const GB = 1024 ** 3;

/** What a month costs with that many users, at AWS's list prices. */
export function calculateMonth(users: number): Line[] {
  const perMonth = (value: (operation: Operation) => number) =>
    users * USAGE.daysPerMonth * OPERATIONS.reduce((sum, each) => sum + each.perDay * value(each), 0);
  const schedules = users * USAGE.digestShare;
  const reconciled = schedules * USAGE.daysPerMonth;
  const requests = perMonth(({ requests }) => requests);
  const invocations = perMonth(({ requests }) => Math.max(1, requests));
  const seconds = perMonth(billedMs) / 1_000;
  const line = (name: string, unit: string, quantity: number, price: keyof typeof PRICES): Line => ({
    ...{ name, unit, quantity, usd: priceOf(PRICES[price], quantity) },
  });
  const logged = perMonth((each) => countsOf(each).logBytes + Math.max(1, each.requests) * LAMBDA_LOG_BYTES);
  return [
    line('HTTP API', 'requests', requests, 'httpApiRequest'),
    line('Lambda', 'invocations', invocations, 'lambdaRequest'),
    line('Lambda', 'GB-seconds', (seconds * MEMORY_MB) / 1_024, 'lambdaGbSecond'),
    line(
      ...(['DynamoDB', 'read units'] as const),
      perMonth((each) => countsOf(each).readUnits) + reconciled * reconcileCounts.readUnits,
      'tableReadUnit',
    ),
    line(
      'DynamoDB',
      'write units',
      perMonth((each) => countsOf(each).writeUnits),
      'tableWriteUnit',
    ),
    line('DynamoDB', 'GB stored', (users * storedKb()) / 1024 ** 2, 'tableGbMonth'),
    line('Scheduler', 'firings', schedules * USAGE.digestsPerMonth, 'firing'),
    line('CloudWatch Logs', 'GB', logged / GB, 'logGb'),
    line('X-Ray', 'traces', invocations * TRACED, 'trace'),
    // The seconds that environments work, which all read the secret in each of its intervals.
    line('Secrets Manager', 'reads', seconds / SECRET_SECONDS + invocations * OWN.coldShare, 'secretRead'),
    line('Data transfer', 'GB', perMonth((each) => countsOf(each).responseBytes) / GB, 'transferGb'),
  ];
}

function storedKb(): number {
  const writes = OPERATIONS.find(({ counted }) => counted === 'write')?.perDay ?? 0;
  return STORED_KB.user + writes * STORED_KB.key + USAGE.digestShare * USAGE.digestsPerMonth * STORED_KB.slot;
}
