import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { sha256 } from '../text/sha256.ts';
import {
  consentKey,
  flowKey,
  leaseUpdate,
  revokeUpdate,
  type SettledStatus,
  settleUpdate,
} from './flow-updates.ts';
import { type LiveFlows, liveFlowsIn } from './live-flows.ts';
import { sendConditional, sendRequest, type Table } from './table.ts';
import type { User } from './user-key.ts';

const flowSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  connection: z.string(),
  /** Client id of the service that started it; absent when the user did. */
  service: z.string().optional(),
  /** SHA-256 of the starting browser's cookie, if the API's own callback finishes the flow. */
  cookieHash: z.string().optional(),
  /** The place that it holds among the user's live flows. */
  place: z.number().optional(),
  status: z.enum(['PENDING', 'VERIFYING', 'CONSUMED', 'EXPIRED', 'DENIED']),
  /** Epoch seconds. */
  expiresAt: z.number(),
  /** Epoch milliseconds of the first attempt to verify. */
  firstAttemptAt: z.number().optional(),
});

/** The linking of one account, stored under the hash of its `state`, which only the starting browser knows. */
export type Flow = z.infer<typeof flowSchema>;

type NewFlow = Omit<Flow, 'status' | 'firstAttemptAt' | 'place'>;

export type Flows = {
  /** @throws AppError `rate-limited` when the user has as many live flows as are allowed */
  start(state: string, flow: NewFlow, now: number): Promise<void>;
  find(state: string): Promise<Flow | undefined>;
  /**
   * Leases the flow to one attempt to verify, if it belongs to the user, is unexpired and has no other attempt under way.
   * @returns the flow as it was before, or undefined
   */
  lease(state: string, owner: User, attempt: string, now: number): Promise<Flow | undefined>;
  /**
   * Ends an attempt. CONSUMED is final; EXPIRED and DENIED are final unless an attempt under way succeeds; PENDING lets
   * the user try again. The end of a flow releases its place.
   */
  settle(state: string, status: SettledStatus): Promise<void>;
  /**
   * Revokes a consent that returned to the wrong browser: Scalekit binds it to the user who started the flow, who could
   * otherwise use it with another flow.
   */
  revokeConsent(authRequestId: string, now: number): Promise<void>;
  isRevokedConsent(authRequestId: string): Promise<boolean>;
};

/** Flows in the table, under `FLOW#<hash>` and not under a user: the returning user is not yet proved to be the owner. */
export function flowsIn(table: Table): Flows {
  const at = { TableName: table.name };
  const live = liveFlowsIn(table);
  return {
    async start(state, flow, now) {
      const place = await live.claim(flow, { hash: sha256(state), expiresAt: flow.expiresAt }, now);
      const Item = { ...flowKey(state), ...flow, place, status: 'PENDING' };
      await sendRequest(() => table.client.send(new PutCommand({ ...at, Item })));
    },
    async find(state) {
      const get = new GetCommand({ ...at, Key: flowKey(state), ConsistentRead: true });
      const { Item } = await sendRequest(() => table.client.send(get));
      return Item === undefined ? undefined : flowSchema.parse(Item);
    },
    async lease(state, owner, attempt, now) {
      const leased = await sendConditional(() =>
        table.client.send(new UpdateCommand({ ...at, ...leaseUpdate(state, owner, attempt, now) })),
      );
      return leased === undefined ? undefined : flowSchema.parse(leased.Attributes);
    },
    async settle(state, status) {
      const update = new UpdateCommand({ ...at, ...settleUpdate(state, status) });
      const settled = await sendConditional(() => table.client.send(update));
      if (settled !== undefined && status !== 'PENDING') {
        await releasePlace(live, state, flowSchema.parse(settled.Attributes));
      }
    },
    async revokeConsent(authRequestId, now) {
      const update = new UpdateCommand({ ...at, ...revokeUpdate(authRequestId, now) });
      await sendRequest(() => table.client.send(update));
    },
    async isRevokedConsent(authRequestId) {
      const get = new GetCommand({ ...at, Key: consentKey(authRequestId), ConsistentRead: true });
      return (await sendRequest(() => table.client.send(get))).Item !== undefined;
    },
  };
}

/** Best effort: a place that is not released now becomes free when the flow would have expired. */
async function releasePlace(live: LiveFlows, state: string, { place, ...user }: Flow): Promise<void> {
  if (place === undefined) return;
  await live.release(user, place, sha256(state)).catch(() => undefined);
}
