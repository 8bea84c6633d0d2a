import { LIVE_FLOWS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Flow, Flows } from '../../../shared/state/flows.ts';

type Held = Flow & { leaseUntil?: number; attempt?: string };

/** In-memory flows with the table's conditions. */
export function fakeFlows(): Flows & { held: Map<string, Held>; revoked: ReadonlySet<string> } {
  const held = new Map<string, Held>();
  const revoked = new Set<string>();
  return {
    held,
    revoked,
    async start(state, flow, now) {
      const seconds = Math.floor(now / 1_000);
      const live = [...held.values()].filter(
        ({ issuer, identifier, status, expiresAt }) =>
          issuer === flow.issuer &&
          identifier === flow.identifier &&
          expiresAt > seconds &&
          (status === 'PENDING' || status === 'VERIFYING'),
      );
      if (live.length >= LIVE_FLOWS) {
        const end = Math.min(...live.map(({ expiresAt }) => expiresAt));
        throw new AppError('rate-limited', { retryAfter: end - seconds });
      }
      held.set(state, { ...flow, status: 'PENDING' });
    },
    async revokeConsent(authRequestId) {
      revoked.add(authRequestId);
    },
    async isRevokedConsent(authRequestId) {
      return revoked.has(authRequestId);
    },
    async find(state) {
      return held.get(state);
    },
    async lease(state, owner, attempt, now) {
      const flow = held.get(state);
      const seconds = Math.floor(now / 1_000);
      const owned = flow?.issuer === owner.issuer && flow.identifier === owner.identifier;
      if (flow === undefined || !owned || flow.expiresAt <= seconds) return undefined;
      const free =
        flow.status === 'PENDING' ||
        (flow.status === 'VERIFYING' && ((flow.leaseUntil ?? 0) < seconds || flow.attempt === attempt));
      if (!free) return undefined;
      held.set(state, {
        ...flow,
        status: 'VERIFYING',
        attempt,
        leaseUntil: seconds + 30,
        firstAttemptAt: flow.firstAttemptAt ?? now,
      });
      return flow;
    },
    async settle(state, status) {
      const flow = held.get(state);
      const open =
        status === 'PENDING' || status === 'EXPIRED'
          ? flow?.status === 'VERIFYING'
          : flow?.status !== 'CONSUMED';
      if (flow !== undefined && open) held.set(state, { ...flow, status });
    },
  };
}
