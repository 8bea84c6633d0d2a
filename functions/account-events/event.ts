import * as z from 'zod/mini';
import { ACCOUNT_STATUSES } from '../../shared/account-events/status-changed.ts';
import { type EventTime, readEventTime } from './event-time.ts';

/** What an event of Scalekit means. `hint`: the account may have another status; the event reports no change of it. */
const KINDS = {
  'connected_account.created': 'created',
  'connected_account.status_updated': 'changed',
  'connected_account.deleted': 'deleted',
  'connected_account.updated': 'hint',
  'connected_account.oauth_succeeded': 'hint',
  'connected_account.oauth_tokens_fetched': 'hint',
  'connected_account.magic_link_generated': 'hint',
  'connected_account.token_refresh_succeeded': 'hint',
  'connected_account.token_refresh_failed': 'hint',
} as const;

type EventKind = (typeof KINDS)[keyof typeof KINDS];

const status = z.enum(ACCOUNT_STATUSES);
const text = z.string().check(z.minLength(1));
/** A text that may be missing, `null` or empty. */
const maybe = z.nullish(z.string());

const eventSchema = z.object({
  id: text,
  occurred_at: text,
  organization_id: maybe,
  data: z.object({
    id: text,
    identifier: text,
    connection_id: text,
    connection_name: maybe,
    status,
    old_status: z.optional(status),
  }),
});

/** An event about a user's account, as Scalekit reports it: a hint, since its status may have changed since. */
export type AccountEvent = z.infer<typeof eventSchema> & {
  type: string;
  kind: EventKind;
  /** At most five minutes after the present. */
  occurredAt: EventTime;
};

/** An event that no repetition would make readable. */
export type Unreadable = { unreadable: 'malformed' | 'unknown-type'; type?: string };

const typeSchema = z.object({ type: z.string() });

/** Reads the body of a webhook whose signature is valid. Unknown members are ignored. */
export function readEvent(body: Uint8Array, now: number): AccountEvent | Unreadable {
  const value = parseJson(body);
  const { data: { type } = {} } = typeSchema.safeParse(value);
  if (type === undefined) return { unreadable: 'malformed' };
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type as keyof typeof KINDS] : undefined;
  if (kind === undefined) return { unreadable: 'unknown-type', type };
  const { data: event } = eventSchema.safeParse(value);
  const occurredAt = event && readEventTime(event.occurred_at, now);
  if (event === undefined || occurredAt === undefined || lacksOldStatus(kind, event))
    return { unreadable: 'malformed', type };
  return { ...event, type, kind, occurredAt };
}

function lacksOldStatus(kind: EventKind, { data }: z.infer<typeof eventSchema>): boolean {
  return kind === 'changed' && data.old_status === undefined;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
