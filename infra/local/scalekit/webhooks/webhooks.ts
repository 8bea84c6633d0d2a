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

/** Scalekit waits 10 s for an answer and repeats after 5 s, 30 s, 2, 5 and 15 min: too long for one machine. */
const localPolicy: RetryPolicy = { retryDelaysSeconds: [1, 2, 4, 8, 16], timeoutSeconds: 10 };

type Parts = {
  /** Signs for endpoints that were registered without a secret of their own. */
  secret?: string | undefined;
  observer: Observer;
  closing: AbortSignal;
};

/** The endpoints that are told of connected accounts, and what became of each telling. */
export class Webhooks {
  policy: RetryPolicy = localPolicy;
  readonly #parts: Parts;
  readonly #defaultSecret: string;
  readonly #endpoints = new Map<string, Endpoint>();
  #deliveries: Delivery[] = [];
  #forgotten = new AbortController();
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

  /** Its pending repeats end, too. @returns whether there was one */
  remove(id: string): boolean {
    this.#endpoints.get(id)?.removed.abort();
    return this.#endpoints.delete(id);
  }

  /** Tells every endpoint that wants to know, in the background. */
  emit(kind: WebhookKind, account: Account, options: Emission = {}): WebhookEvent {
    this.#emitted += 1;
    const event = createWebhookEvent(kind, account, this.#emitted, options);
    for (let copy = 0; copy < (options.times ?? 1); copy += 1) this.#dispatch(event, options);
    return event;
  }

  /** Sends an event again to whoever wants to know now. @returns undefined where it is not remembered */
  redeliver(eventId: string): WebhookEvent | undefined {
    const event = this.#deliveries.find((delivery) => delivery.event.id === eventId)?.event;
    if (event !== undefined) this.#dispatch(event, {});
    return event;
  }

  deliveries(): Delivery[] {
    return this.#deliveries;
  }

  /** Forgets what was sent, and ends what is on its way; the endpoints stay. */
  clear(): void {
    this.#forgotten.abort();
    this.#forgotten = new AbortController();
    this.#deliveries = [];
  }

  #dispatch(event: WebhookEvent, forgery: Forgery): void {
    const { observer, closing } = this.#parts;
    for (const endpoint of this.#endpoints.values()) {
      if (endpoint.events !== undefined && !endpoint.events.includes(event.type)) continue;
      const delivery: Delivery = { event, endpoint, state: 'pending', attempts: [] };
      this.#deliveries.push(delivery);
      if (this.#deliveries.length > KEPT_ENTRIES) this.#deliveries.shift();
      const ended = AbortSignal.any([closing, endpoint.removed.signal, this.#forgotten.signal]);
      void deliver(delivery, forgery, { policy: this.policy, observer, ended });
    }
  }
}
