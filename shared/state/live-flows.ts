import * as z from 'zod/mini';
import { LIVE_FLOWS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

const liveFlow = z.object({
  hash: z.string(),
  expiresAt: z.number(),
  connection: z.optional(z.string()),
  account: z.optional(z.string()),
  service: z.optional(z.string()),
});
const places: readonly number[] = Array.from({ length: LIVE_FLOWS }, (_, index) => index);
const confirmUntil = z._default(z.number(), 0);

/** A flow by the hash of its state, its end in epoch seconds, its account, and the service that started it. */
export type LiveFlow = z.infer<typeof liveFlow>;

type Held = {
  flows: ReadonlyMap<number, LiveFlow>;
  /** The end of the latest service's flow that ended without its consent; epoch seconds. */
  confirmUntil: number;
};

/** The user's places for flows that have not ended; their number limits the open links per user. */
export type LiveFlows = {
  /** The unexpired flows by their place. Consistently read. */
  find(user: User, now: number): Promise<Held>;
  /**
   * Claims a place that no flow holds or whose flow has expired. @returns its number
   * @throws AppError `rate-limited` when none is free, with the seconds until one is
   */
  claim(user: User, flow: LiveFlow, now: number): Promise<number>;
  /** Releases a place if this flow holds it. With `confirmUntil`, the user must confirm every consent until then. */
  release(user: User, place: number, hash: string, confirmUntil?: number): Promise<void>;
};

/** Places in the table, as `flow0` to `flow4` of the user's item `FLOWS`; each is claimed by one conditional update. */
export function liveFlowsIn(table: Table): LiveFlows {
  const at = (user: User) => ({ Key: { pk: userKey(user), sk: 'FLOWS' } });
  async function find(user: User, now: number): Promise<Held> {
    const { Item = {} } = await sendRequest(() => table.get({ ...at(user), ConsistentRead: true }));
    const found = places.flatMap((index) => {
      const flow = liveFlow.safeParse(Item[`flow${index}`]);
      return flow.success && flow.data.expiresAt > epochSeconds(now) ? [[index, flow.data] as const] : [];
    });
    return { flows: new Map(found), confirmUntil: confirmUntil.parse(Item.confirmUntil) };
  }
  const update = (user: User, input: ReturnType<typeof claimUpdate> | ReturnType<typeof releaseUpdate>) =>
    sendConditional(() => table.update({ ...at(user), ...input }));
  return {
    find,
    async claim(user, flow, now) {
      const seconds = epochSeconds(now);
      for (;;) {
        const { flows } = await find(user, now);
        const free = places.filter((index) => !flows.has(index));
        if (free.length === 0) throw new AppError('rate-limited', { retryAfter: firstEnd(flows) - seconds });
        for (const index of free) {
          if ((await update(user, claimUpdate(index, flow, seconds))) !== undefined) return index;
        }
      }
    },
    async release(user, index, hash, until) {
      // A later end that is stored already stays.
      if (until !== undefined && (await update(user, releaseUpdate(index, hash, until))) !== undefined)
        return;
      await update(user, releaseUpdate(index, hash));
    },
  };
}

function claimUpdate(index: number, flow: LiveFlow, seconds: number) {
  return {
    // The newest flow ends last, so the item may expire with it.
    UpdateExpression: 'SET #place = :flow, expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_not_exists(#place) OR #place.expiresAt <= :seconds' +
      // An update is retried after a lost response, and then finds its own claim.
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

function releaseUpdate(index: number, hash: string, confirmUntil?: number) {
  const isLater = ' AND (attribute_not_exists(confirmUntil) OR confirmUntil < :until)';
  return {
    UpdateExpression: `REMOVE #place${confirmUntil === undefined ? '' : ' SET confirmUntil = :until'}`,
    ConditionExpression: `#place.#hash = :hash${confirmUntil === undefined ? '' : isLater}`,
    ExpressionAttributeNames: { '#place': `flow${index}`, '#hash': 'hash' },
    ExpressionAttributeValues: {
      ':hash': hash,
      ...(confirmUntil !== undefined && { ':until': confirmUntil }),
    },
  };
}

function firstEnd(held: ReadonlyMap<number, LiveFlow>): number {
  return Math.min(...[...held.values()].map(({ expiresAt }) => expiresAt));
}
