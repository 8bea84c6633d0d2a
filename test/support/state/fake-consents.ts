import type { Consent, Consents } from '../../../shared/state/consents.ts';

/** In-memory consents with the table's conditions. */
export function fakeConsents(): Consents & { revoked: Set<string>; held: Map<string, Consent> } {
  const revoked = new Set<string>();
  const held = new Map<string, Consent>();
  return {
    revoked,
    held,
    async attempt(authRequestId, waiting) {
      if (revoked.has(authRequestId)) return undefined;
      const consent = held.get(authRequestId) ?? { waiting: [...waiting] };
      held.set(authRequestId, consent);
      return consent;
    },
    async recordEnd(authRequestId, endedFlowOf) {
      const consent = held.get(authRequestId);
      if (consent !== undefined) held.set(authRequestId, { ...consent, endedFlowOf });
    },
    async revoke(authRequestId) {
      held.delete(authRequestId);
      revoked.add(authRequestId);
    },
  };
}
