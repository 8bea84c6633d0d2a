import { setTimeout as sleep } from 'node:timers/promises';
import type { Observer } from '../server/observer.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { signWebhook } from './webhook-signature.ts';

export type WebhookEndpoint = {
  id: string;
  url: string;
  secret: string;
  /** Of which types it is told; without, of all. */
  events?: string[] | undefined;
};

export type RetryPolicy = {
  /** Seconds between a failed attempt and the next; there are as many repeats as pauses. */
  retryDelaysSeconds: number[];
  timeoutSeconds: number;
};

type Attempt = { at: string; status?: number; outcome: string; durationMs: number };

/** One event on its way to one endpoint. */
export type Delivery = {
  event: WebhookEvent;
  endpoint: WebhookEndpoint;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: Attempt[];
};

/** How a delivery differs from a proper one, to act out replays and forgeries. */
export type Forgery = { secret?: string | undefined; timestampOffsetSeconds?: number | undefined };

type Surroundings = { policy: RetryPolicy; observer: Observer; ended: AbortSignal };

/** Sends until a 2xx comes or the pauses are used up. Each attempt has a time and a signature of its own. */
export async function deliver(delivery: Delivery, forgery: Forgery, around: Surroundings): Promise<void> {
  const pauses = [...around.policy.retryDelaysSeconds];
  while (!around.ended.aborted) {
    const attempt = await send(delivery, forgery, around);
    if (around.ended.aborted) break;
    delivery.attempts.push(attempt);
    recordAttempt(delivery, attempt, around.observer);
    if (attempt.outcome === 'OK') {
      delivery.state = 'delivered';
      return;
    }
    const pause = pauses.shift();
    if (pause === undefined) {
      delivery.state = 'failed';
      return;
    }
    await sleep(pause * 1000, undefined, { signal: around.ended }).catch(() => {});
  }
  delivery.state = 'dropped';
}

async function send(
  { event, endpoint }: Delivery,
  { secret = endpoint.secret, timestampOffsetSeconds = 0 }: Forgery,
  { policy, ended }: Surroundings,
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
