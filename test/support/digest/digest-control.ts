import { awaitSlot, fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { type signedIn, stack } from '../stack/product.ts';
import { digestsDone } from '../stack/stack-control.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

export const ownerOf = (identifier: string) => ({ issuer: stack.issuerUrl, identifier });

/** Stores the user's settings. @returns the response */
export async function putSettings(browser: Browser, over: Record<string, unknown> = {}) {
  const response = await browser('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin', ...over });
  if (response.status !== 200) throw new Error(`PUT /digest returned ${response.status}: ${response.text}`);
  return response.json;
}

const DAY = 86_400;
let lastSlot = 0;

/** Fires the user's schedule for a new day. @returns the outcome that `GET /digest` reports */
export async function fireAndAwait(browser: Browser, identifier: string, times = 1) {
  // Scheduler counts whole seconds.
  lastSlot = Math.max(lastSlot + DAY, Math.floor(Date.now() / 1_000));
  const scheduledTime = new Date(lastSlot * 1_000).toISOString();
  const slot = await fireDigest(stack, ownerOf(identifier), { times, scheduledTime });
  await awaitSlot(stack, ownerOf(identifier), slot);
  // Retries must not disturb later counts.
  await digestsDone();
  return awaitOutcome(browser, slot);
}

/** Waits for the outcome, which is recorded after its slot is closed. */
export async function awaitOutcome(browser: Browser, slot: string) {
  const end = Date.now() + 90_000;
  for (;;) {
    const { json } = await browser('GET /digest');
    if (json.lastOutcome?.slot === slot) return json.lastOutcome;
    if (Date.now() > end) throw new Error(`The outcome of ${slot} was not recorded within 30 s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
