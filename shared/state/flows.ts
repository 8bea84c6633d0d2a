import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { REVOKED_CONSENT_SECONDS, VERIFY_LEASE_SECONDS } from '../config/limits.ts';
import { sha256 } from '../text/sha256.ts';
import { type LiveFlows, liveFlowsIn } from './live-flows.ts';
import { conditional, epochSeconds, request, type Table } from './table.ts';
import type { User } from './user-key.ts';

const flowSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  connection: z.string(),
  /** Client id of the service that started it; absent when the user did. */
  service: z.string().optional(),
  /** SHA-256 of the cookie of the browser that started it, where the API's own callback finishes it. */
  cookieHash: z.string().optional(),
  /** Which of the user's places for live flows it has. */
  place: z.number().optional(),
  status: z.enum(['PENDING', 'VERIFYING', 'CONSUMED', 'EXPIRED', 'DENIED']),
  /** Epoch seconds. */
  expiresAt: z.number(),
  /** Epoch milliseconds of the first attempt to verify. */
  firstAttemptAt: z.number().optional(),
});

/** One linking of an account, known by the hash of its `state`; only the browser that started it has the state. */
export type Flow = z.infer<typeof flowSchema>;

type NewFlow = Omit<Flow, 'status' | 'firstAttemptAt' | 'place'>;

export type Flows = {
  /** @throws AppError `rate-limited` when the user has as many live flows as are allowed */
  start(state: string, flow: NewFlow, now: number): Promise<void>;
  find(state: string): Promise<Flow | undefined>;
  /**
   * Takes the flow for one attempt to verify: it must be the user's, unexpired, and no other attempt under way.
   * The flow as it was before, or undefined.
   */
  lease(state: string, owner: User, attempt: string, now: number): Promise<Flow | undefined>;
  /**
   * Ends an attempt. CONSUMED is final; EXPIRED and DENIED are, but for an attempt that was under way and then
   * succeeded; PENDING lets the user try again. Whatever ends a flow frees its place.
   */
  settle(state: string, status: 'PENDING' | 'CONSUMED' | 'EXPIRED' | 'DENIED'): Promise<void>;
  /**
   * Remembers a consent that came back to the wrong browser: Scalekit binds it to the identifier of whoever
   * started, who could bring it again with another flow.
   */
  revokeConsent(authRequestId: string, now: number): Promise<void>;
  isRevokedConsent(authRequestId: string): Promise<boolean>;
};

/** Flows in the table, under `FLOW#<hash>`; each by itself, as who comes back is not yet known to be the owner. */
export function flowsIn(table: Table): Flows {
  const at = { TableName: table.name };
  const live = liveFlowsIn(table);
  return {
    async start(state, flow, now) {
      const place = await live.claim(flow, { hash: sha256(state), expiresAt: flow.expiresAt }, now);
      const Item = { ...flowKey(state), ...flow, place, status: 'PENDING' };
      await request(() => table.client.send(new PutCommand({ ...at, Item })));
    },
    async find(state) {
      const get = new GetCommand({ ...at, Key: flowKey(state), ConsistentRead: true });
      const { Item } = await request(() => table.client.send(get));
      return Item === undefined ? undefined : flowSchema.parse(Item);
    },
    async lease(state, owner, attempt, now) {
      const taken = await conditional(() =>
        table.client.send(new UpdateCommand({ ...at, ...leaseUpdate(state, owner, attempt, now) })),
      );
      return taken === undefined ? undefined : flowSchema.parse(taken.Attributes);
    },
    async settle(state, status) {
      const update = new UpdateCommand({
        ...at,
        Key: flowKey(state),
        UpdateExpression: 'SET #status = :status REMOVE leaseUntil',
        ConditionExpression: `attribute_exists(pk) AND ${settleable[status]}`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': status,
          ...(status === 'PENDING' || status === 'EXPIRED'
            ? { ':verifying': 'VERIFYING' }
            : { ':consumed': 'CONSUMED' }),
        },
        ReturnValues: 'ALL_NEW',
      });
      const settled = await conditional(() => table.client.send(update));
      if (settled !== undefined && status !== 'PENDING') {
        await freePlace(live, state, flowSchema.parse(settled.Attributes));
      }
    },
    async revokeConsent(authRequestId, now) {
      const update = new UpdateCommand({
        ...at,
        Key: consentKey(authRequestId),
        UpdateExpression: 'SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':expiresAt': epochSeconds(now) + REVOKED_CONSENT_SECONDS },
      });
      await request(() => table.client.send(update));
    },
    async isRevokedConsent(authRequestId) {
      const get = new GetCommand({ ...at, Key: consentKey(authRequestId), ConsistentRead: true });
      return (await request(() => table.client.send(get))).Item !== undefined;
    },
  };
}

/** The flow has ended whether or not its place is freed at once: it frees itself when the flow would have expired. */
async function freePlace(live: LiveFlows, state: string, { place, ...user }: Flow): Promise<void> {
  if (place === undefined) return;
  await live.release(user, place, sha256(state)).catch(() => undefined);
}

/** CONSUMED is final; a DENIED flow is not reopened by an attempt that was under way when it was revoked. */
const settleable = {
  PENDING: '#status = :verifying',
  CONSUMED: '#status <> :consumed',
  EXPIRED: '#status = :verifying',
  DENIED: '#status <> :consumed',
} as const;

function leaseUpdate(state: string, owner: User, attempt: string, now: number) {
  const seconds = epochSeconds(now);
  return {
    Key: flowKey(state),
    UpdateExpression:
      'SET #status = :verifying, attempt = :attempt, leaseUntil = :until, firstAttemptAt = if_not_exists(firstAttemptAt, :now)',
    ConditionExpression:
      'issuer = :issuer AND identifier = :identifier AND expiresAt > :seconds' +
      // The AWS SDK repeats an update whose reply was lost, and would meet its own lease.
      ' AND (#status = :pending OR (#status = :verifying AND (leaseUntil < :seconds OR attempt = :attempt)))',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':attempt': attempt,
      ':verifying': 'VERIFYING',
      ':pending': 'PENDING',
      ':until': seconds + VERIFY_LEASE_SECONDS,
      ':now': now,
      ':seconds': seconds,
      ':issuer': owner.issuer,
      ':identifier': owner.identifier,
    },
    ReturnValues: 'ALL_OLD' as const,
  };
}

function consentKey(authRequestId: string) {
  return { pk: `CONSENT#${sha256(authRequestId)}`, sk: 'CONSENT' };
}

function flowKey(state: string) {
  return { pk: `FLOW#${sha256(state)}`, sk: 'FLOW' };
}
