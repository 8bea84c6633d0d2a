import type { ActCaller } from '../../../shared/activity/act.ts';
import type { Digest } from '../../../shared/digest/digest.ts';
import type { ErrorCode } from '../../../shared/errors/app-error.ts';
import type { DigestSlots } from '../../../shared/state/digest-slots.ts';
import { isSlotOfGap, type RestoredState } from '../../../shared/state/restored/restored-state.ts';
import type { SlotState } from '../../../shared/state/slot-items.ts';
import type { Slot, SlotEnd } from '../../../shared/state/slot-updates.ts';
import { ownerKey } from './owner-key.ts';

type Held = {
  user: string;
  scheduledTime: string;
  status: SlotState['status'];
  run: string;
  runs: Set<string>;
  leaseUntil?: number | undefined;
  closedAt?: number;
  reason?: string;
  failure?: ErrorCode | undefined;
  byHand?: boolean;
  caller?: ActCaller;
  digest?: Digest | undefined;
};

/** In-memory slots with the table's conditions; test/contract/state/digest-slots.test.ts tests both. */
export function fakeDigestSlots(
  now: () => number,
  restored: () => RestoredState | undefined = () => undefined,
): DigestSlots & { held: Map<string, Held> } {
  const held = new Map<string, Held>();
  const keyOf = ({ user, scheduledTime }: Slot) => `${ownerKey(user)} ${scheduledTime}`;
  const ofUser = (user: Slot['user']) => {
    const owner = ownerKey(user);
    const own = [...held.values()].filter((slot) => slot.user === owner);
    return own.sort((a, b) => (a.scheduledTime < b.scheduledTime ? 1 : -1));
  };
  const end = (slot: Held, { status, ...detail }: SlotEnd) => {
    Object.assign(slot, { ...detail, status, closedAt: now(), leaseUntil: undefined });
  };
  return {
    held,
    async claim(slot, run, leaseUntil) {
      const known = held.get(keyOf(slot));
      const isFree = known === undefined || (known.leaseUntil ?? 0) < now() || known.run === run;
      if (!isFree || (known !== undefined && known.status !== 'TAKEN')) return undefined;
      const runs = new Set([...(known?.runs ?? []), run]);
      const { scheduledTime } = slot;
      const user = ownerKey(slot.user);
      const byHand = slot.byHand || known?.byHand;
      const caller = slot.caller ?? known?.caller;
      const mark = { ...(byHand && { byHand }), ...(caller && { caller }) };
      held.set(keyOf(slot), { user, scheduledTime, status: 'TAKEN', run, runs, leaseUntil, ...mark });
      return runs.size;
    },
    async find(slot) {
      const known = held.get(keyOf(slot));
      return known && stateOf(known);
    },
    isOfGap: ({ scheduledTime }) => isSlotOfGap(scheduledTime, restored()),
    findNewest: async (user, count) => ofUser(user).slice(0, count).map(stateOf),
    async release(slot, run) {
      const known = held.get(keyOf(slot));
      if (known?.status === 'TAKEN' && known.run === run) known.leaseUntil = 0;
    },
    async startSending(slot, run) {
      const known = held.get(keyOf(slot));
      if (known?.run !== run || !['TAKEN', 'SENDING'].includes(known.status)) return false;
      known.status = 'SENDING';
      return true;
    },
    async close(slot, run, outcome, from) {
      const known = held.get(keyOf(slot));
      if (known?.run !== run) return false;
      const reason = 'reason' in outcome ? outcome.reason : undefined;
      const isOwnEnd = known.status === outcome.status && known.reason === reason;
      if (!isOwnEnd && !from.some((phase) => phase === known.status)) return false;
      end(known, outcome);
      return true;
    },
    async closeAbandoned(slot, from) {
      const known = held.get(keyOf(slot));
      if (known?.leaseUntil === undefined || known.leaseUntil >= now()) return undefined;
      if (!from.some((phase) => phase === known.status)) return undefined;
      const isUnknown = known.status === 'SENDING' || isSlotOfGap(slot.scheduledTime, restored());
      const reason = isUnknown ? 'outcome-unknown' : 'failed';
      end(known, { status: 'DEAD', reason, failure: 'deadline-exceeded' });
      return reason;
    },
    async findLatest(user) {
      const found = ofUser(user).find(({ digest }) => digest !== undefined);
      if (found?.digest === undefined) return undefined;
      return { scheduledTime: found.scheduledTime, closedAt: found.closedAt ?? 0, digest: found.digest };
    },
  };
}

function stateOf(held: Held): SlotState {
  const { scheduledTime, status, run, runs, leaseUntil, closedAt, reason, failure, byHand, caller } = held;
  const lease = leaseUntil === undefined ? {} : { leaseUntil };
  const closing = closedAt === undefined ? {} : { closedAt };
  const failed = failure === undefined ? {} : { failure: { run, code: failure } };
  const why = {
    ...(reason !== undefined && { reason }),
    ...failed,
    ...(byHand && { byHand }),
    ...(caller && { caller }),
  };
  return { scheduledTime, status, attempts: runs.size, ...lease, ...closing, ...why };
}
