import { readFileSync, writeFileSync } from 'node:fs';
import type { ConnectionCounts } from './count-connections.ts';
import type { Counts } from './meter.ts';

/** All counts of one run of the bench. */
export type Growth = {
  operations: Record<string, Counts>;
  reconcile: Counts;
  connections: ConnectionCounts[];
};

const FILE = new URL('counts.json', import.meta.url);

/** Writes the counts from which docs/scale.md is calculated. */
export function keepCounts(growth: Growth): void {
  writeFileSync(FILE, `${JSON.stringify(growth, undefined, 2)}\n`);
}

/** The operations whose cost is no longer as docs/scale.md is calculated. Bytes may differ. */
export function listChanges(growth: Growth): string[] {
  const known = describeAll(JSON.parse(readFileSync(FILE, 'utf8')) as Growth);
  return describeAll(growth).filter((line) => !known.includes(line));
}

function describeAll({ operations, reconcile, connections }: Growth): string[] {
  const all = Object.entries({ ...operations, reconcile }).map(([name, counts]) => {
    const keys = Object.keys(counts.keys).map((key) => key.trim());
    return `${name}: ${describeCost(counts)}; ${keys.toSorted().join(', ')}`;
  });
  return [
    ...all,
    ...connections.map(
      ({ connections: count, linked, statuses, tools }) =>
        `${count} connections, ${linked} linked: ${statuses.rpcs} and ${tools.rpcs} RPCs`,
    ),
  ];
}

/** What an operation costs, without its bytes. */
export function describeCost({ tableRequests, readUnits, writeUnits, rpcs, awsCalls }: Counts): string {
  const others = Object.entries(awsCalls).map(([name, count]) => `, ${count} ${name}`);
  return `${tableRequests} requests to the table, ${readUnits} read and ${writeUnits} write units, ${rpcs} RPCs${others.join('')}`;
}
