import { RECONCILE_PARALLEL, RECONCILE_RPCS_PER_SECOND } from '../../../shared/config/job-limits.ts';
import { calculateMonth } from './calculate-month.ts';
import { digestMinutes, PEAKS, rpcsPerUser } from './calculate-peaks.ts';
import { PRICES_READ } from './prices.ts';
import {
  billedMs,
  connectionCounts,
  countsOf,
  keysByOperation,
  OPERATIONS,
  RECONCILE_MINUTES,
  reconcileCounts,
  SIZES,
  WAITS,
} from './usage.ts';

/** The tables of docs/scale.md, by the name in their marker. */
export function makeTables(): Record<string, string> {
  return {
    operations: operations(),
    keys: keys(),
    connections: connections(),
    month: month(),
    peaks: peaks(),
    digests: digests(),
    reconcile: reconcile(),
  };
}

function operations(): string {
  const head = [
    'operation',
    'per user and day',
    'requests to the table',
    'read units',
    'write units',
    'RPCs',
    'ms',
  ];
  return table(
    head,
    OPERATIONS.map((each) => {
      const { tableRequests, readUnits, writeUnits, rpcs } = countsOf(each);
      return [
        each.counted,
        short(each.perDay),
        ...[tableRequests, readUnits, writeUnits, rpcs, billedMs(each)].map(short),
      ];
    }),
  );
}

function keys(): string {
  const rows = [...keysByOperation()]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, { requests, operations }]) => [
      ...[`\`${key}\``, key.includes('#') ? 'one user, flow or consent' : '**the stage**'],
      ...[[...requests].join(', '), [...operations].join(', ')],
    ]);
  return table(['partition and sort key', 'of', 'requests', 'operations'], rows);
}

function connections(): string {
  const head = ['connections of the product', 'linked by the user', '`GET /connections`', '`GET /tools`'];
  return table(
    head,
    connectionCounts.map(({ connections: count, linked, statuses, tools }) => [
      ...[String(count), String(linked)],
      ...[statuses, tools].map(
        ({ rpcs, bytes }) => `${rpcs} RPC${rpcs === 1 ? '' : 's'}, ${short(bytes / 1024)} KB`,
      ),
    ]),
  );
}

function month(): string {
  const months = SIZES.map(calculateMonth);
  const head = [`per month (prices of ${PRICES_READ})`, ...SIZES.map((users) => `${short(users)} users`)];
  const rows = (months[0] ?? []).map(({ name, unit }, index) => [
    `${name}: ${unit}`,
    ...months.map((lines) => {
      const { quantity = 0, usd = 0 } = lines[index] ?? {};
      return `${short(quantity)}: ${money(usd)}`;
    }),
  ]);
  const sums = months.map((lines) => lines.reduce((sum, { usd }) => sum + usd, 0));
  const perUser = SIZES.map((users, index) => `$${((sums[index] ?? 0) / users).toFixed(4)}`);
  return table(head, [
    ...rows,
    ['**sum**', ...sums.map((usd) => `**${money(usd)}**`)],
    ['per user', ...perUser],
  ]);
}

function peaks(): string {
  const head = ['what ends', 'default', '', ...SIZES.map((users) => `${short(users)} users`), 'ends at'];
  const rows = PEAKS.toSorted((a, b) => a.quota / a.perUser - b.quota / b.perUser).map((peak) => [
    ...[`[${peak.demand}](${peak.page})`, short(peak.quota), peak.note],
    ...SIZES.map((users) => emphasize(short(users * peak.perUser), users * peak.perUser > peak.quota)),
    `${short(peak.quota / peak.perUser)} users`,
  ]);
  const scalekit = SIZES.map((users) => short(users * rpcsPerUser));
  return table(head, [...rows, ['RPCs per second to Scalekit', 'not published', 'ask', ...scalekit, '?']]);
}

function digests(): string {
  const head = ['environments for `mail-digest`', ...SIZES.map((users) => `${short(users)} users`)];
  const minutes = (users: number, environments: number) => {
    const value = digestMinutes(users, environments);
    return emphasize(`${short(value)} min`, value > 60);
  };
  return table(
    head,
    [10, 100, 1_000, 5_000].map((environments) => [
      short(environments),
      ...SIZES.map((users) => minutes(users, environments)),
    ]),
  );
}

function reconcile(): string {
  const head = ['schedules', 'GetSchedule', 'read units', 'RPCs', 'minutes of work', 'runs'];
  const waits = WAITS.scheduler + WAITS.table + reconcileCounts.rpcs * WAITS.control;
  // Milliseconds per schedule: the wait of one of those at work, or the bounded rate.
  const ms = Math.max(waits / RECONCILE_PARALLEL, (reconcileCounts.rpcs * 1_000) / RECONCILE_RPCS_PER_SECOND);
  const rows = [30_000, 100_000, 3_000_000].map((schedules) => {
    const minutes = (schedules * ms) / 60_000;
    const calls = schedules * reconcileCounts.awsCalls['scheduler.GetSchedule'];
    const runs = Math.ceil(minutes / RECONCILE_MINUTES);
    const rpcs = schedules * reconcileCounts.rpcs;
    return [schedules, calls, schedules * reconcileCounts.readUnits, rpcs, minutes, runs].map(short);
  });
  return table(head, rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function emphasize(text: string, isOver: boolean): string {
  return isOver ? `**${text}**` : text;
}

function money(usd: number): string {
  return `$${usd < 100 ? usd.toFixed(2) : short(usd)}`;
}

/** Three digits, with `million` or `billion`. */
function short(value: number): string {
  const [amount, word] =
    value >= 1e9 ? [value / 1e9, ' billion'] : value >= 1e6 ? [value / 1e6, ' million'] : [value, ''];
  const digits = Number(amount.toPrecision(3));
  return `${digits.toLocaleString('en-US', { maximumFractionDigits: 3 })}${word}`;
}
