import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account } from '../accounts/accounts.ts';

/** Scalekit's event types for connected accounts, without the prefix `connected_account.`. */
export const webhookKinds = [
  'created',
  'updated',
  'status_updated',
  'deleted',
  'magic_link_generated',
  'oauth_succeeded',
  'oauth_tokens_fetched',
  'token_refresh_succeeded',
  'token_refresh_failed',
] as const;

export type WebhookKind = (typeof webhookKinds)[number];

export type WebhookEvent = { id: string; type: `connected_account.${WebhookKind}`; body: string };

/** Overrides of the account's current state in an event. */
export type EventOptions = {
  status?: ConnectorStatus | undefined;
  /** Only for `status_updated`. */
  oldStatus?: ConnectorStatus | undefined;
  /** ISO 8601. */
  occurredAt?: string | undefined;
  /** Whether a `status_updated` includes `connection_name`, which Scalekit sometimes omits. */
  connectionName?: boolean | undefined;
};

const ENVIRONMENT_ID = 'env_88640229614813449';
const FIRST_EVENT_ID = 101_652_975_398_683_158n;
/** From the examples in Scalekit's OpenAPI: only two events have a display name, spelled differently. */
const displayNames: Partial<Record<WebhookKind, string>> = {
  updated: 'Connected account updated',
  deleted: 'connected account deleted',
};

/**
 * Creates an event in the form of Scalekit's OpenAPI. `body` is the exact text that is signed and sent.
 * @param sequence the event's number, which orders events within a millisecond
 */
export function createWebhookEvent(
  kind: WebhookKind,
  account: Account,
  sequence: number,
  options: EventOptions = {},
): WebhookEvent {
  const id = `evt_${FIRST_EVENT_ID + BigInt(sequence)}`;
  const type = `connected_account.${kind}` as const;
  const { organizationId } = account;
  const displayName = displayNames[kind];
  const event = {
    spec_version: '1',
    id,
    type,
    object: 'ConnectedAccount',
    occurred_at: options.occurredAt ?? formatNanoseconds(new Date(), sequence),
    environment_id: ENVIRONMENT_ID,
    ...(organizationId && { organization_id: organizationId }),
    ...(displayName && { display_name: displayName }),
    data: kind === 'status_updated' ? toStatusChange(account, options) : toAccountData(account, options),
  };
  return { id, type, body: JSON.stringify(event) };
}

function toAccountData(account: Account, { status = account.status }: EventOptions) {
  const { id, identifier, connection, tokens, lastUsedAt } = account;
  return {
    authorization_type: 'OAUTH',
    connection_id: connection.id,
    id,
    identifier,
    ...(lastUsedAt && { last_used_at: formatNanoseconds(lastUsedAt) }),
    provider: connection.provider,
    status: ConnectorStatus[status],
    ...(tokens && { token_expires_at: formatNanoseconds(tokens.expiresAt) }),
  };
}

function toStatusChange(account: Account, options: EventOptions) {
  const { id, identifier, connection } = account;
  const { status = account.status, oldStatus = account.status, connectionName = true } = options;
  return {
    authorization_type: 'OAUTH',
    connection_id: connection.id,
    ...(connectionName && { connection_name: connection.name }),
    id,
    identifier,
    provider: connection.provider,
    status: ConnectorStatus[status],
    old_status: ConnectorStatus[oldStatus],
  };
}

/** Scalekit's timestamps have nine decimal digits. */
function formatNanoseconds(date: Date, withinMillisecond = 0): string {
  return date.toISOString().replace('Z', `${String(withinMillisecond % 1_000_000).padStart(6, '0')}Z`);
}
