import { randomUUID } from 'node:crypto';
import { signedIn } from '../../support/stack/product.ts';
import { accountEvent, sendWebhook } from '../../support/stack/webhooks.ts';

const CONCURRENT = 6;
/** Of ten requests in a row. */
const KINDS = [
  'write',
  'read',
  'webhook',
  'write',
  'read',
  'read',
  'write',
  'webhook',
  'read',
  'write',
] as const;

type Kind = (typeof KINDS)[number];

/** Requests that go on, one after the other in each of several callers, as fast as the machine serves them. */
export type Traffic = {
  /** Signs the next webhooks with this secret. */
  signWith(webhookSecret: string): void;
  /** Resolves after so many further requests. */
  during(requests: number): Promise<void>;
  /** Resolves when there were so many requests in all. */
  reach(requests: number): Promise<void>;
  /** Ends the requests. */
  stop(): Promise<{ failures: string[]; counts: Record<Kind, number> }>;
};

export async function startTraffic(users: readonly string[], firstSecret: string): Promise<Traffic> {
  const browsers = await Promise.all(users.map((user) => signedIn(user)));
  const counts = { write: 0, read: 0, webhook: 0 };
  const failures: string[] = [];
  let secret = firstSecret;
  let started = 0;
  let ended = 0;
  let isStopped = false;

  const requests: Record<Kind, (nth: number) => Promise<{ status: number; text: string }>> = {
    write: (nth) => {
      const input = { to: 'bob@example.com', subject: `Mail ${nth}`, body: 'there' };
      const key = { 'idempotency-key': randomUUID() };
      return browserOf(nth)('POST /actions/gmail_send_message', { connection: 'gmail', input }, key);
    },
    read: (nth) => browserOf(nth)(nth % 2 === 0 ? 'GET /connections/gmail' : 'GET /connections'),
    webhook: (nth) => {
      const identifier = users[nth % users.length] ?? '';
      const event = accountEvent({ id: `ca_${nth}`, identifier }, 'token_refresh_succeeded');
      return sendWebhook(event, { secret });
    },
  };

  function browserOf(nth: number) {
    const browser = browsers[nth % browsers.length];
    if (browser === undefined) throw new Error('There is no user.');
    return browser;
  }

  async function callOn(): Promise<void> {
    while (!isStopped) {
      const nth = started;
      started += 1;
      const kind = KINDS[nth % KINDS.length] ?? 'read';
      const { status, text } = await requests[kind](nth);
      if (status >= 300) failures.push(`${kind} ${status} ${text}`);
      counts[kind] += 1;
      ended += 1;
    }
  }

  const callers = Array.from({ length: CONCURRENT }, callOn);
  const reach = async (wanted: number) => {
    while (ended < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return {
    signWith(webhookSecret) {
      secret = webhookSecret;
    },
    during: (count) => reach(ended + count),
    reach,
    async stop() {
      isStopped = true;
      await Promise.all(callers);
      return { failures, counts };
    },
  };
}
