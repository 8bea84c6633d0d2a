import { setTimeout as sleep } from 'node:timers/promises';
import type { Observer } from '../server/observer.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { signWebhook } from './webhook-signature.ts';

export type WebhookEndpoint = {
  id: string;
  url: string;
  secret: string;
  /** The event types to deliver; default: all. */
  events?: string[] | undefined;
};

export type RetryPolicy = {
  /** Seconds before each retry; their number is the number of retries. */
  retryDelaysSeconds: number[];
  timeoutSeconds: number;
};

type Attempt = { at: string; status?: number; outcome: string; durationMs: number };

/** The delivery of one event to one endpoint. */
export type Delivery = {
  event: WebhookEvent;
  endpoint: WebhookEndpoint;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: Attempt[];
};

/** Overrides that simulate replays and forged signatures. */
export type Forgery = { secret?: string | undefined; timestampOffsetSeconds?: number | undefined };

type DeliveryContext = { policy: RetryPolicy; observer: Observer; ended: AbortSignal };

/** Sends the event until a 2xx response or the last retry. Each attempt has its own timestamp and signature. */
export async function deliver(delivery: Delivery, forgery: Forgery, context: DeliveryContext): Promise<void> {
  const delays = [...context.policy.retryDelaysSeconds];
  while (!context.ended.aborted) {
    const attempt = await send(delivery, forgery, context);
    if (context.ended.aborted) break;
    delivery.attempts.push(attempt);
    recordAttempt(delivery, attempt, context.observer);
    if (attempt.outcome === 'OK') {
      delivery.state = 'delivered';
      return;
    }
    const delay = delays.shift();
    if (delay === undefined) {
      delivery.state = 'failed';
      return;
    }
    await sleep(delay * 1000, undefined, { signal: context.ended }).catch(() => {});
  }
  delivery.state = 'dropped';
}

async function send(
  { event, endpoint }: Delivery,
  { secret = endpoint.secret, timestampOffsetSeconds = 0 }: Forgery,
  { policy, ended }: DeliveryContext,
): Promise<Attempt> {
  const started = performance.now();
  const at = new Date();
  const end = (result: { status?: number; outcome: string }) => ({
    at: at.toISOString(),
    ...result,
    durationMs: Math.round(performance.now() - started),
  });
  const timeout = AbortSignal.timeout(policy.timeoutSeconds * 1000);
  try {
    const signedAt = new Date(at.getTime() + timestampOffsetSeconds * 1000);
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: signWebhook({ secret, id: event.id, body: event.body, at: signedAt }),
      body: event.body,
      redirect: 'manual',
      signal: AbortSignal.any([ended, timeout]),
    });
    await response.body?.cancel();
    return end({ status: response.status, outcome: response.ok ? 'OK' : `HTTP_${response.status}` });
  } catch {
    return end({ outcome: timeout.aborted ? 'TIMEOUT' : 'CONNECTION_ERROR' });
  }
}

function recordAttempt({ event, endpoint, attempts }: Delivery, attempt: Attempt, observer: Observer): void {
  const { status, outcome, durationMs } = attempt;
  const details = { eventId: event.id, endpoint: endpoint.id, attempt: attempts.length };
  observer.record('scalekit', `webhook.${event.type}`, { ...details, status, outcome, durationMs });
}
