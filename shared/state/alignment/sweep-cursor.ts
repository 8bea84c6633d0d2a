import * as z from 'zod/mini';
import { sendRequest, type Table } from '../table.ts';

/** How far the sweep over all schedules has come, of which a pass can take several runs. @throws as `sendRequest` */
export type SweepCursor = {
  /** Whether a pass was begun and has not ended. */
  isUnderWay(): Promise<boolean>;
  /** Begins a pass, or goes on with the last one. @returns its place; undefined: at the beginning */
  begin(): Promise<string | undefined>;
  /** Stores the next place; undefined ends the pass. */
  move(next: string | undefined): Promise<void>;
};

const itemSchema = z.object({ next: z.nullish(z.string()), isBegun: z._default(z.boolean(), false) });

/** The cursor in the table, as the one item of `RECONCILE`. */
export function sweepCursorIn(table: Table): SweepCursor {
  const at = { Key: { pk: 'RECONCILE', sk: 'SCHEDULES' } };
  return {
    async isUnderWay() {
      const { Item } = await sendRequest(() => table.get({ ...at, ConsistentRead: true }));
      return itemSchema.parse(Item ?? {}).isBegun;
    },
    async begin() {
      const begin = {
        ...at,
        UpdateExpression: 'SET isBegun = :begun',
        ExpressionAttributeValues: { ':begun': true },
        ReturnValues: 'ALL_NEW' as const,
      };
      const { Attributes } = await sendRequest(() => table.update(begin));
      return itemSchema.parse(Attributes ?? {}).next ?? undefined;
    },
    async move(next) {
      const move = {
        ...at,
        UpdateExpression: 'SET #next = :next, isBegun = :begun',
        ExpressionAttributeNames: { '#next': 'next' },
        ExpressionAttributeValues: { ':next': next ?? null, ':begun': next !== undefined },
      };
      await sendRequest(() => table.update(move));
    },
  };
}
