import type { ActCaller } from '../activity/act.ts';
import { UNSEALED_FLOW_SECONDS } from '../config/activity-limits.ts';
import { FLOW_TTL_SECONDS } from '../config/limits.ts';
import { type AccountRef, isSameAccount } from '../connections/account-ref.ts';
import { sha256 } from '../text/sha256.ts';
import { actWorkOf } from './activity/act-mark.ts';
import {
  type AttemptEnd,
  endUpdate,
  flowKey,
  leaseUpdate,
  type SettledStatus,
  settleUpdates,
} from './flow-updates.ts';
import { type Flow, flowItem } from './linking/flow-item.ts';
import { type LiveFlow, type LiveFlows, liveFlowsIn } from './live-flows.ts';
import { trailsIn } from './offboarding/trails.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import type { User } from './user-key.ts';

export type { Flow } from './linking/flow-item.ts';

type NewFlow = Omit<Flow, 'status' | 'place'>;

/** The user's unexpired flows that hold a place. */
type OpenFlows = {
  /** Whether one of them links this account. */
  has(ref: AccountRef): boolean;
  /** Whether a service started one of them, or one that ended without its consent, which may still come back. */
  mustConfirm: boolean;
};

export type Flows = {
  /** @throws AppError `rate-limited` when the user has as many live flows as are allowed */
  start(state: string, flow: NewFlow, now: number): Promise<void>;
  find(state: string): Promise<Flow | undefined>;
  findOpen(user: User, now: number): Promise<OpenFlows>;
  /**
   * Leases the flow to one attempt to verify, if it belongs to the user, is unexpired and has no other attempt under way.
   * @returns whether the attempt holds the lease
   */
  lease(state: string, owner: User, attempt: string, now: number, caller?: ActCaller): Promise<boolean>;
  /**
   * Ends an attempt. CONSUMED is final; EXPIRED and DENIED are final unless an attempt under way succeeds; PENDING lets
   * the user try again. The end of a flow releases its place. CONSUMED is an act of the user, and so is an attempt that
   * ends `in-doubt`; DENIED leaves the act of an attempt under way to be found, unless that attempt has `ended`.
   */
  settle(state: string, status: SettledStatus, attempt?: AttemptEnd): Promise<void>;
  /** Ends an open flow on its owner's request, as EXPIRED. Its link may still be approved. */
  cancel(state: string): Promise<void>;
  /** Ends an open flow that has no link, as EXPIRED. */
  discard(state: string): Promise<void>;
  /** Ends the user's open flows to an account that does not exist any more, as EXPIRED. */
  discardAll(user: User, ref: AccountRef, now: number): Promise<void>;
  /** Ends the newest of the user's open flows to an account that was linked through another flow; false without one. */
  consumeNewest(user: User, ref: AccountRef, now: number): Promise<boolean>;
};

/** Whether a flow can still be finished. */
export function isOpen({ status, expiresAt }: Flow, now: number): boolean {
  return (status === 'PENDING' || status === 'VERIFYING') && expiresAt > epochSeconds(now);
}

/** Flows in the table, under `FLOW#<hash>` and not under a user: the returning user is not yet proved to be the owner. */
export function flowsIn(table: Table, clock: () => number = Date.now): Flows {
  const live = liveFlowsIn(table);
  const trails = trailsIn(table, clock);

  /** Changes a flow's status if it allows the change, and releases the place of a flow that has ended. */
  async function change(id: string, update: ReturnType<typeof endUpdate>, asksAfter = false) {
    const changed = await sendConditional(() => table.update(update));
    if (changed === undefined) return false;
    const flow = flowItem.parse(changed.Attributes);
    if (flow.status !== 'PENDING') await releasePlace(live, id, flow, asksAfter);
    return true;
  }
  /** Ends a flow that holds a place; false if it was not open. Its place is released also if it was never stored. */
  async function end(user: User, [place, { hash }]: [number, LiveFlow], status: 'CONSUMED' | 'EXPIRED') {
    const isEnded = await change(hash, endUpdate(hash, status, clock()));
    if (!isEnded) await live.release(user, place, hash);
    return isEnded;
  }
  async function findOn(user: User, ref: AccountRef, now: number): Promise<[number, LiveFlow][]> {
    const { flows } = await live.find(user, now);
    return [...flows].filter(([, flow]) => isTo(flow, ref));
  }
  return {
    async start(state, flow, now) {
      const { connection, account, service, expiresAt } = flow;
      const place = await live.claim(
        flow,
        { hash: sha256(state), expiresAt, connection, account, service },
        now,
      );
      const key = flowKey(sha256(state));
      // The item may stay until its act is sealed.
      await trails.leave(flow, [key.pk], expiresAt + UNSEALED_FLOW_SECONDS + FLOW_TTL_SECONDS);
      const Item = { ...key, ...flow, place, status: 'PENDING', actWork: actWorkOf(flow) };
      await sendRequest(() => table.put({ Item }));
    },
    async find(state) {
      const get = { Key: flowKey(sha256(state)), ConsistentRead: true };
      const { Item } = await sendRequest(() => table.get(get));
      return Item === undefined ? undefined : flowItem.parse(Item);
    },
    async findOpen(user, now) {
      const { flows, confirmUntil } = await live.find(user, now);
      const open = [...flows.values()];
      return {
        has: (ref) => open.some((flow) => isTo(flow, ref)),
        mustConfirm: confirmUntil > epochSeconds(now) || open.some(({ service }) => service !== undefined),
      };
    },
    async lease(state, owner, attempt, now, caller = { via: 'api' }) {
      const update = leaseUpdate(sha256(state), owner, { attempt, caller, now });
      return (await sendConditional(() => table.update(update))) !== undefined;
    },
    async settle(state, status, attempt) {
      const id = sha256(state);
      for (const update of settleUpdates(id, status, attempt, clock()))
        if (await change(id, update, status !== 'CONSUMED')) return;
    },
    async cancel(state) {
      const id = sha256(state);
      await change(id, endUpdate(id, 'EXPIRED', clock()), true);
    },
    async discard(state) {
      const id = sha256(state);
      await change(id, endUpdate(id, 'EXPIRED', clock()));
    },
    async discardAll(user, ref, now) {
      for (const held of await findOn(user, ref, now)) await end(user, held, 'EXPIRED');
    },
    async consumeNewest(user, ref, now) {
      const held = await findOn(user, ref, now);
      held.sort(([, one], [, other]) => other.expiresAt - one.expiresAt);
      for (const each of held) if (await end(user, each, 'CONSUMED')) return true;
      return false;
    },
  };
}

/** A place of earlier versions may have no connection. */
function isTo({ connection, account }: LiveFlow, ref: AccountRef): boolean {
  return connection !== undefined && isSameAccount({ connection, account }, ref);
}

/**
 * Best effort: a place that is not released now becomes free when the flow would have expired.
 * @param asksAfter whether the user must still confirm every consent until then, if a service started the flow
 */
async function releasePlace(live: LiveFlows, id: string, flow: Flow, asksAfter: boolean): Promise<void> {
  const { place, service, expiresAt } = flow;
  if (place === undefined) return;
  const confirmUntil = asksAfter && service !== undefined ? expiresAt : undefined;
  await live.release(flow, place, id, confirmUntil).catch(() => undefined);
}
