import { isSlotOfGap, type RestoredState } from './restored/restored-state.ts';
import {
  newestQuery,
  parseState,
  parseStoredDigest,
  type SlotState,
  type StoredDigest,
  stateOnly,
  storedQuery,
} from './slot-items.ts';
import {
  abandonedUpdate,
  claimUpdate,
  closeUpdate,
  type DeadReason,
  type Delivery,
  itemKey,
  packEnd,
  releaseUpdate,
  type Slot,
  type SlotEnd,
  type SlotPhase,
  sendingUpdate,
} from './slot-updates.ts';
import { queryPages, sendConditional, sendRequest, type Table } from './table.ts';
import type { DigestOwner } from './user-key.ts';

export type DigestSlots = {
  /**
   * Claims the slot for this run, until the lease ends (epoch ms). @returns how many runs have claimed it; undefined
   * when another run holds it, or it is SENDING or closed. After a lease has ended, the next run claims it.
   */
  claim(slot: Slot, run: string, leaseUntil: number): Promise<number | undefined>;
  /** Whether the slot may have been delivered in the gap of a restored table, which has no outcome of it. */
  isOfGap(slot: Slot): boolean;
  find(slot: Slot): Promise<SlotState | undefined>;
  /** The user's newest slots, newest first. */
  findNewest(user: DigestOwner, count: number): Promise<SlotState[]>;
  /** Releases the slot, so that a retry need not wait for the lease to end. */
  release(slot: Slot, run: string): Promise<void>;
  /** From here on no run can claim the slot; false when this run no longer holds it. */
  startSending(slot: Slot, run: string, sent?: Delivery): Promise<boolean>;
  /**
   * Closes the slot and stores the digest in the same write; false when this run does not hold the slot in one of the
   * `from` phases.
   */
  close(slot: Slot, run: string, end: SlotEnd, from: readonly SlotPhase[]): Promise<boolean>;
  /**
   * Closes the slot of a run that died in one of the phases. @returns why it is dead; undefined when it is closed or a run
   * holds it
   */
  closeAbandoned(slot: Slot, from: readonly SlotPhase[]): Promise<DeadReason | undefined>;
  /** The user's newest stored digest. */
  findLatest(user: DigestOwner): Promise<StoredDigest | undefined>;
};

/** Why a slot is DEAD, by the phase in which its run died. */
const ABANDONED = [
  ['TAKEN', 'failed'],
  ['SENDING', 'outcome-unknown'],
] as const;

/** Slots in the table, under `SLOT#<scheduled time>` of their user. */
export function digestSlotsIn(
  table: Table,
  now: () => number = Date.now,
  restored?: RestoredState,
): DigestSlots {
  const update = (input: Parameters<Table['update']>[0]) => sendConditional(() => table.update(input));
  return {
    async claim(slot, run, leaseUntil) {
      const claimed = await update(claimUpdate(slot, run, leaseUntil, now()));
      return claimed === undefined ? undefined : parseState(claimed.Attributes).attempts;
    },
    isOfGap: ({ scheduledTime }) => isSlotOfGap(scheduledTime, restored),
    async find(slot) {
      const get = { Key: itemKey(slot), ConsistentRead: true, ...stateOnly };
      const { Item } = await sendRequest(() => table.get(get));
      return Item === undefined ? undefined : parseState(Item);
    },
    async findNewest(user, count) {
      const found: SlotState[] = [];
      for await (const items of queryPages(table, newestQuery(user, count))) {
        found.push(...items.map(parseState));
        if (found.length >= count) break;
      }
      return found.slice(0, count);
    },
    async release(slot, run) {
      await update(releaseUpdate(slot, run));
    },
    startSending: async (slot, run, sent) =>
      (await update(sendingUpdate(slot, run, sent, now()))) !== undefined,
    async close(slot, run, end, from) {
      const closing = { end: await packEnd(end), from, now: now() };
      return (await update(closeUpdate(slot, run, closing))) !== undefined;
    },
    async closeAbandoned(slot, from) {
      for (const [status, usual] of ABANDONED.filter(([phase]) => from.includes(phase))) {
        const reason = isSlotOfGap(slot.scheduledTime, restored) ? 'outcome-unknown' : usual;
        const closed = await update(abandonedUpdate(slot, { status, reason, now: now() }));
        if (closed !== undefined) return reason;
      }
      return undefined;
    },
    async findLatest(user) {
      for await (const [item] of queryPages(table, storedQuery(user))) {
        if (item !== undefined) return parseStoredDigest(item);
      }
      return undefined;
    },
  };
}
