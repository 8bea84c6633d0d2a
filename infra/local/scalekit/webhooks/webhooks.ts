import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts/accounts.ts';
import { KEPT_ENTRIES } from '../log/event-log.ts';
import type { Observer } from '../server/observer.ts';
import {
  type Delivery,
  deliver,
  type Forgery,
  type RetryPolicy,
  type WebhookEndpoint,
} from './webhook-delivery.ts';
import {
  createWebhookEvent,
  type EventOptions,
  type WebhookEvent,
  type WebhookKind,
} from './webhook-event.ts';

type Endpoint = WebhookEndpoint & { removed: AbortController };

type Emission = EventOptions & Forgery & { times?: number | undefined };

/** Scalekit waits 10 s for a response and retries after 5 s, 30 s, 2, 5 and 15 min: too long for local use. */
const localPolicy: RetryPolicy = { retryDelaysSeconds: [1, 2, 4, 8, 16], timeoutSeconds: 10 };

type Parts = {
  /** Signs webhooks for endpoints without their own secret. */
  secret?: string | undefined;
  observer: Observer;
  closing: AbortSignal;
};

/** Webhook endpoints, and the deliveries to them. */
export class Webhooks {
  policy: RetryPolicy = localPolicy;
  readonly #parts: Parts;
  readonly #defaultSecret: string;
  readonly #endpoints = new Map<string, Endpoint>();
  #deliveries: Delivery[] = [];
  #cleared = new AbortController();
  #registered = 0;
  #emitted = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#defaultSecret = parts.secret ?? `whsec_${randomBytes(24).toString('base64')}`;
  }

  register({
    url,
    secret,
    events,
  }: {
    url: string;
    secret?: string | undefined;
    events?: string[] | undefined;
  }) {
    this.#registered += 1;
    const id = `endpoint_${this.#registered}`;
    const endpoint = {
      id,
      url,
      secret: secret ?? this.#defaultSecret,
      events,
      removed: new AbortController(),
    };
    this.#endpoints.set(id, endpoint);
    return endpoint;
  }

  endpoints(): WebhookEndpoint[] {
    return [...this.#endpoints.values()];
  }

  /** Removes an endpoint and drops its pending retries. @returns whether the endpoint existed */
  remove(id: string): boolean {
    this.#endpoints.get(id)?.removed.abort();
    return this.#endpoints.delete(id);
  }

  /** Sends an event to every subscribed endpoint, in the background. */
  emit(kind: WebhookKind, account: Account, options: Emission = {}): WebhookEvent {
    this.#emitted += 1;
    const event = createWebhookEvent(kind, account, this.#emitted, options);
    for (let copy = 0; copy < (options.times ?? 1); copy += 1) this.#dispatch(event, options);
    return event;
  }

  /** Sends an event again to the endpoints that are subscribed now. @returns undefined for an unknown event */
  redeliver(eventId: string): WebhookEvent | undefined {
    const event = this.#deliveries.find((delivery) => delivery.event.id === eventId)?.event;
    if (event !== undefined) this.#dispatch(event, {});
    return event;
  }

  deliveries(): Delivery[] {
    return this.#deliveries;
  }

  /** Removes all deliveries and drops the pending ones. The endpoints stay. */
  clear(): void {
    this.#cleared.abort();
    this.#cleared = new AbortController();
    this.#deliveries = [];
  }

  #dispatch(event: WebhookEvent, forgery: Forgery): void {
    const { observer, closing } = this.#parts;
    for (const endpoint of this.#endpoints.values()) {
      if (endpoint.events !== undefined && !endpoint.events.includes(event.type)) continue;
      const delivery: Delivery = { event, endpoint, state: 'pending', attempts: [] };
      this.#deliveries.push(delivery);
      if (this.#deliveries.length > KEPT_ENTRIES) this.#deliveries.shift();
      const ended = AbortSignal.any([closing, endpoint.removed.signal, this.#cleared.signal]);
      void deliver(delivery, forgery, { policy: this.policy, observer, ended });
    }
  }
}
