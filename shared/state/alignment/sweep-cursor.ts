import * as z from 'zod/mini';
import { sendRequest, type Table } from '../table.ts';

/** Where the sweep over all schedules goes on; undefined: at the beginning. @throws as `sendRequest` */
export type SweepCursor = {
  find(): Promise<string | undefined>;
  move(next: string | undefined): Promise<void>;
};

const itemSchema = z.object({ next: z.nullish(z.string()) });

/** The cursor in the table, as the one item of `RECONCILE`. */
export function sweepCursorIn(table: Table): SweepCursor {
  const at = { Key: { pk: 'RECONCILE', sk: 'SCHEDULES' } };
  return {
    async find() {
      const { Item } = await sendRequest(() => table.get({ ...at, ConsistentRead: true }));
      return itemSchema.parse(Item ?? {}).next ?? undefined;
    },
    async move(next) {
      const move = {
        ...at,
        UpdateExpression: 'SET #next = :next',
        ExpressionAttributeNames: { '#next': 'next' },
        ExpressionAttributeValues: { ':next': next ?? null },
      };
      await sendRequest(() => table.update(move));
    },
  };
}
