import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { sendRequest, type Table } from '../table.ts';

/** Where the sweep over all schedules goes on; undefined: at the beginning. @throws as `sendRequest` */
export type SweepCursor = {
  find(): Promise<string | undefined>;
  move(next: string | undefined): Promise<void>;
};

const itemSchema = z.object({ next: z.nullish(z.string()) });

/** The cursor in the table, as the one item of `RECONCILE`. */
export function sweepCursorIn({ client, name: TableName }: Table): SweepCursor {
  const at = { TableName, Key: { pk: 'RECONCILE', sk: 'SCHEDULES' } };
  return {
    async find() {
      const { Item } = await sendRequest(() => client.send(new GetCommand({ ...at, ConsistentRead: true })));
      return itemSchema.parse(Item ?? {}).next ?? undefined;
    },
    async move(next) {
      const move = new UpdateCommand({
        ...at,
        UpdateExpression: 'SET #next = :next',
        ExpressionAttributeNames: { '#next': 'next' },
        ExpressionAttributeValues: { ':next': next ?? null },
      });
      await sendRequest(() => client.send(move));
    },
  };
}
