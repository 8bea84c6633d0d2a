import * as z from 'zod/mini';
import { FLOW_TTL_SECONDS, REVOKED_CONSENT_SECONDS } from '../config/limits.ts';
import { sha256 } from '../text/sha256.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';

const consentSchema = z.object({
  waiting: z.array(z.string()),
  endedFlowOf: z.optional(z.string()),
});

/** The record of a consent's first attempt to verify. */
export type Consent = {
  /** Ids of the user's accounts that waited for their verification then. */
  waiting: readonly string[];
  /** The connection of the flow that ended with this consent. */
  endedFlowOf?: string | undefined;
};

/**
 * Consents that came back, under the hash of their `auth_request_id`. Scalekit binds a consent to an account of its
 * user, and reveals neither the account nor the flow.
 */
export type Consents = {
  /** Records an attempt; the first attempt's accounts stay. @returns undefined for a revoked consent */
  attempt(authRequestId: string, waiting: readonly string[], now: number): Promise<Consent | undefined>;
  /** Records that a flow of this connection ended with the consent. */
  recordEnd(authRequestId: string, connection: string): Promise<void>;
  /**
   * Revokes a consent that returned to the wrong browser: Scalekit binds it to the user who started the flow, who could
   * otherwise use it with another flow.
   */
  revoke(authRequestId: string, now: number): Promise<void>;
};

/** The partition key of a consent's item. */
export function consentPartition(authRequestId: string): string {
  return `CONSENT#${sha256(authRequestId)}`;
}

/** Consents in the table. An item without `waiting` is a revoked consent. */
export function consentsIn(table: Table): Consents {
  const at = (authRequestId: string) => ({ Key: { pk: consentPartition(authRequestId), sk: 'CONSENT' } });
  return {
    async attempt(authRequestId, waiting, now) {
      const update = {
        ...at(authRequestId),
        UpdateExpression:
          'SET waiting = if_not_exists(waiting, :waiting), expiresAt = if_not_exists(expiresAt, :end)',
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(waiting)',
        ExpressionAttributeValues: { ':waiting': waiting, ':end': epochSeconds(now) + FLOW_TTL_SECONDS },
        ReturnValues: 'ALL_NEW' as const,
      };
      const attempted = await sendConditional(() => table.update(update));
      return attempted === undefined ? undefined : consentSchema.parse(attempted.Attributes);
    },
    async recordEnd(authRequestId, connection) {
      const update = {
        ...at(authRequestId),
        UpdateExpression: 'SET endedFlowOf = :connection',
        ConditionExpression: 'attribute_exists(waiting)',
        ExpressionAttributeValues: { ':connection': connection },
      };
      await sendConditional(() => table.update(update));
    },
    async revoke(authRequestId, now) {
      const update = {
        ...at(authRequestId),
        UpdateExpression: 'SET expiresAt = :expiresAt REMOVE waiting, endedFlowOf',
        ExpressionAttributeValues: { ':expiresAt': epochSeconds(now) + REVOKED_CONSENT_SECONDS },
      };
      await sendRequest(() => table.update(update));
    },
  };
}
