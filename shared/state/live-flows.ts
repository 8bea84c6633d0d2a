import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LIVE_FLOWS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

const place = z.object({ hash: z.string(), expiresAt: z.number() });
const places: readonly number[] = Array.from({ length: LIVE_FLOWS }, (_, index) => index);

/** A flow by the hash of its state, and its end in epoch seconds. */
type LiveFlow = z.infer<typeof place>;

/** The user's places for flows that have not ended; their number limits the open links per user. */
export type LiveFlows = {
  /**
   * Claims a place that no flow holds or whose flow has expired. @returns its number
   * @throws AppError `rate-limited` when none is free, with the seconds until one is
   */
  claim(user: User, flow: LiveFlow, now: number): Promise<number>;
  /** Releases a place if this flow holds it. */
  release(user: User, place: number, hash: string): Promise<void>;
};

/** Places in the table, as `flow0` to `flow4` of the user's item `FLOWS`; each is claimed by one conditional update. */
export function liveFlowsIn(table: Table): LiveFlows {
  const at = (user: User) => ({ TableName: table.name, Key: { pk: userKey(user), sk: 'FLOWS' } });
  async function findHeld(user: User, seconds: number): Promise<Map<number, LiveFlow>> {
    const get = new GetCommand({ ...at(user), ConsistentRead: true });
    const { Item = {} } = await sendRequest(() => table.client.send(get));
    const found = places.flatMap((index) => {
      const flow = place.safeParse(Item[`flow${index}`]);
      return flow.success && flow.data.expiresAt > seconds ? [[index, flow.data] as const] : [];
    });
    return new Map(found);
  }
  return {
    async claim(user, flow, now) {
      const seconds = epochSeconds(now);
      for (;;) {
        const held = await findHeld(user, seconds);
        const free = places.filter((index) => !held.has(index));
        if (free.length === 0) throw new AppError('rate-limited', { retryAfter: firstEnd(held) - seconds });
        for (const index of free) {
          const claimed = await sendConditional(() =>
            table.client.send(new UpdateCommand({ ...at(user), ...claimUpdate(index, flow, seconds) })),
          );
          if (claimed !== undefined) return index;
        }
      }
    },
    async release(user, index, hash) {
      const update = new UpdateCommand({
        ...at(user),
        UpdateExpression: 'REMOVE #place',
        ConditionExpression: '#place.#hash = :hash',
        ExpressionAttributeNames: { '#place': `flow${index}`, '#hash': 'hash' },
        ExpressionAttributeValues: { ':hash': hash },
      });
      await sendConditional(() => table.client.send(update));
    },
  };
}

function claimUpdate(index: number, flow: LiveFlow, seconds: number) {
  return {
    // The newest flow ends last, so the item may expire with it.
    UpdateExpression: 'SET #place = :flow, expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_not_exists(#place) OR #place.expiresAt <= :seconds' +
      // The AWS SDK retries an update after a lost response, and then finds its own claim.
      ' OR #place.#hash = :hash',
    ExpressionAttributeNames: { '#place': `flow${index}`, '#hash': 'hash' },
    ExpressionAttributeValues: {
      ':flow': flow,
      ':expiresAt': flow.expiresAt,
      ':seconds': seconds,
      ':hash': flow.hash,
    },
  };
}

function firstEnd(held: ReadonlyMap<number, LiveFlow>): number {
  return Math.min(...[...held.values()].map(({ expiresAt }) => expiresAt));
}
