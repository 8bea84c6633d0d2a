import { LIVE_FLOWS } from '../../../shared/config/limits.ts';
import { isSameAccount } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Flow, type Flows, isOpen } from '../../../shared/state/flows.ts';
import { type User, userKey } from '../../../shared/state/user-key.ts';

export type HeldFlow = Flow & { leaseUntil?: number; attempt?: string };

/** In-memory flows with the table's conditions. */
export function fakeFlows(): Flows & { held: Map<string, HeldFlow> } {
  const held = new Map<string, HeldFlow>();
  const confirmUntil = new Map<string, number>();
  const listOpen = (user: User, now: number) =>
    [...held].filter(([, flow]) => userKey(flow) === userKey(user) && isOpen(flow, now));
  const set = (state: string, status: Flow['status']) => {
    const flow = held.get(state);
    if (flow !== undefined) held.set(state, { ...flow, status });
  };
  const end = (state: string) => {
    const status = held.get(state)?.status;
    const isEnding = status === 'PENDING' || status === 'VERIFYING';
    if (isEnding) set(state, 'EXPIRED');
    return isEnding;
  };
  const askAfter = (state: string) => {
    const flow = held.get(state);
    if (flow?.service === undefined) return;
    confirmUntil.set(userKey(flow), Math.max(flow.expiresAt, confirmUntil.get(userKey(flow)) ?? 0));
  };
  return {
    held,
    async start(state, flow, now) {
      const live = listOpen(flow, now);
      if (live.length >= LIVE_FLOWS) {
        const end = Math.min(...live.map(([, { expiresAt }]) => expiresAt));
        throw new AppError('rate-limited', { retryAfter: end - Math.floor(now / 1_000) });
      }
      held.set(state, { ...flow, status: 'PENDING' });
    },
    async find(state) {
      return held.get(state);
    },
    async findOpen(user, now) {
      const open = listOpen(user, now).map(([, flow]) => flow);
      return {
        has: (ref) => open.some((flow) => isSameAccount(flow, ref)),
        mustConfirm:
          (confirmUntil.get(userKey(user)) ?? 0) > Math.floor(now / 1_000) ||
          open.some(({ service }) => service !== undefined),
      };
    },
    async lease(state, owner, attempt, now) {
      const flow = held.get(state);
      const seconds = Math.floor(now / 1_000);
      if (flow === undefined || userKey(flow) !== userKey(owner) || flow.expiresAt <= seconds) return false;
      const isFree =
        flow.status === 'PENDING' ||
        (flow.status === 'VERIFYING' && ((flow.leaseUntil ?? 0) < seconds || flow.attempt === attempt));
      if (isFree) held.set(state, { ...flow, status: 'VERIFYING', attempt, leaseUntil: seconds + 30 });
      return isFree;
    },
    async settle(state, status) {
      const flow = held.get(state);
      const needsLease = status === 'PENDING' || status === 'EXPIRED';
      const canSettle = needsLease ? flow?.status === 'VERIFYING' : flow?.status !== 'CONSUMED';
      if (flow === undefined || !canSettle) return;
      set(state, status);
      if (status === 'EXPIRED' || status === 'DENIED') askAfter(state);
    },
    async cancel(state) {
      if (end(state)) askAfter(state);
    },
    async discard(state) {
      end(state);
    },
    async discardAll(user, ref, now) {
      for (const [state, flow] of listOpen(user, now)) {
        if (isSameAccount(flow, ref)) set(state, 'EXPIRED');
      }
    },
    async consumeNewest(user, ref, now) {
      const [newest] = listOpen(user, now)
        .filter(([, flow]) => isSameAccount(flow, ref))
        .toSorted(([, one], [, other]) => other.expiresAt - one.expiresAt);
      if (newest !== undefined) set(newest[0], 'CONSUMED');
      return newest !== undefined;
    },
  };
}
