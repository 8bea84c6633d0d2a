import type { EventBus } from '../../shared/account-events/event-bus.ts';
import { type EventOrder, orderPartition } from '../../shared/account-events/event-order.ts';
import {
  type EventProgress,
  eventPartition,
  type ReceivedEvents,
} from '../../shared/account-events/received-events.ts';
import { EVENT_LEASE_SECONDS, EVENT_TTL_SECONDS } from '../../shared/config/limits.ts';
import { type FollowDeps, followAccount } from '../../shared/digest/health/follow-account.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AnonymousScope, RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { isBeforeOffboarding, type Offboardings } from '../../shared/state/offboarding/offboardings.ts';
import type { Trails } from '../../shared/state/offboarding/trails.ts';
import { epochSeconds } from '../../shared/state/table.ts';
import { userHash } from '../../shared/state/user-key.ts';
import { type AccountEvent, readEvent } from './event.ts';
import { type IdentifiedAccount, type IdentifyDeps, identifyAccount } from './identify-account.ts';
import { publishChange } from './publish-change.ts';
import type { Receipt } from './schema.ts';

export type ReceiveDeps = FollowDeps &
  IdentifyDeps & {
    labels: IdentifyDeps['labels'] & FollowDeps['labels'];
    events: ReceivedEvents;
    order: EventOrder;
    trails: Trails;
    offboardings: Offboardings;
    bus: EventBus;
    log: Pick<Log, 'info' | 'warn'>;
  };

/** An event of an account of the product, and the delivery that works on it. */
type Delivery = {
  webhookId: string;
  event: AccountEvent;
  account: IdentifiedAccount;
  scope: RequestScope;
  /** Whether an earlier delivery may have changed digests by a status that it had read before a later event. */
  isResumed: boolean;
};

/**
 * Does what an authentic event demands, once: RECEIVED → its status followed → APPLIED → published → PUBLISHED. A delivery
 * that fails is delivered again, and resumes. An event that no repetition would help is acknowledged and counted.
 * @throws AppError `request-in-progress` while another delivery is at work, whose failure must not be acknowledged; those
 * of Scalekit, the table, Scheduler and EventBridge
 */
export async function receiveEvent(
  { webhookId, body }: { webhookId: string; body: Uint8Array },
  scope: AnonymousScope,
  deps: ReceiveDeps,
): Promise<Receipt> {
  const event = readEvent(body, deps.now());
  if ('unreadable' in event) return ignore(event.unreadable, event.type, deps);
  const account = await identifyAccount(event, scope, deps);
  if ('foreign' in account) return ignore(account.foreign, event.type, deps);
  if (await isBeforeOffboarding(account.user, happenedAt(event, deps), deps))
    return ignore('offboarded', event.type, deps);
  const items = [eventPartition(webhookId), orderPartition(event.data.id)] as const;
  await deps.trails.leave(account.user, items, epochSeconds(deps.now()) + EVENT_TTL_SECONDS);
  const claimed = await deps.events.claim(webhookId, scope.requestId, deps.now());
  const isResumed = claimed === 'RESUMED';
  const progress = isResumed ? 'RECEIVED' : claimed;
  if (progress === 'LEASED') throw new AppError('request-in-progress', { retryAfter: EVENT_LEASE_SECONDS });
  if (progress === 'PUBLISHED') return { outcome: 'duplicate' };
  const delivery = { webhookId, event, account, scope: { ...scope, user: account.user }, isResumed };
  try {
    await complete(delivery, progress, deps);
  } catch (error) {
    await deps.events.release(webhookId, scope.requestId).catch(() => undefined);
    throw error;
  }
  return { outcome: 'done' };
}

async function complete(delivery: Delivery, progress: EventProgress, deps: ReceiveDeps): Promise<void> {
  const { event, account, scope } = delivery;
  const followed = progress === 'RECEIVED' ? await follow(delivery, deps) : undefined;
  if (progress === 'RECEIVED') await advance(delivery, 'APPLIED', deps);
  const isPublished = await publishChange(event, account, scope, deps);
  await advance(delivery, 'PUBLISHED', deps);
  const { connection } = account.ref;
  const fields = { type: event.type, user: userHash(account.user), connection, ...followed, isPublished };
  deps.log.info('account event', { outcome: 'done', ...fields });
}

/** Lets the digests follow the account, unless a later event of the account has done so after every effect of this one. */
async function follow(delivery: Delivery, deps: ReceiveDeps) {
  const { data, occurredAt } = delivery.event;
  if (delivery.isResumed) return followNow(delivery, deps);
  if (await deps.order.isOutdated(data.id, occurredAt.nanoseconds)) return { isOutdated: true };
  return followNow(delivery, deps);
}

async function followNow({ event, account, scope }: Delivery, deps: ReceiveDeps) {
  const { data, occurredAt, kind } = event;
  const report = { isDeleted: kind === 'deleted', at: happenedAt(event, deps) };
  const followed = await followAccount(account.ref, report, scope, deps);
  await deps.order.record(data.id, occurredAt.nanoseconds, deps.now());
  return followed;
}

/** @throws AppError `request-in-progress` when the lease has gone to another delivery, which completes the work */
async function advance(
  { webhookId, scope }: Delivery,
  progress: EventProgress,
  { events }: ReceiveDeps,
): Promise<void> {
  if (await events.advance(webhookId, scope.requestId, progress)) return;
  throw new AppError('request-in-progress', { retryAfter: EVENT_LEASE_SECONDS });
}

/** When the event happened, by this clock (epoch ms): at the latest now, though Scalekit's clock may be ahead. */
function happenedAt({ occurredAt }: AccountEvent, { now }: Pick<ReceiveDeps, 'now'>): number {
  return Math.min(Number(occurredAt.nanoseconds / 1_000_000n), now());
}

/** Acknowledges an event that would never succeed: Scalekit would repeat it, and end the delivery of others. */
function ignore(reason: string, type: string | undefined, { log }: ReceiveDeps): Receipt {
  const fields = { outcome: 'ignored', reason, type: type?.slice(0, 100) };
  // The format has changed: this version loses events.
  if (reason === 'malformed') log.warn('account event', fields);
  else log.info('account event', fields);
  return { outcome: 'ignored' };
}
