import { readFileSync } from 'node:fs';
import { beforeAll } from 'vitest';
import { readAttributes } from '../../../../shared/aws/attributes.ts';
import type { Table } from '../../../../shared/state/table.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';

type Kept = {
  /** The time of the last write. */
  writtenAt: string;
  /** Items as DynamoDB's API has them. */
  items: object[];
  /** Inputs of CreateSchedule. */
  schedules: { Name: string; Target: { Input: string } }[];
  /** Events that `POST /digest/run` sent to mail-digest. */
  invoked: Record<string, unknown>[];
};

/**
 * The state that the first deployable version, commit 23b8f74, wrote: its own use cases ran over the table's emulator.
 * A deployment is upgraded with such items in its table, so this file never changes.
 */
export const kept: Kept = JSON.parse(readFileSync(new URL('kept-items.json', import.meta.url), 'utf8'));

export const keptAt = Date.parse(kept.writtenAt);

export const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier });

/** A table with the kept items, for the tests of a file. */
export function useKeptTable(): () => Table {
  const table = useTable();
  beforeAll(async () => {
    for (const item of kept.items) await table().put({ Item: readAttributes(item) });
  });
  return table;
}
