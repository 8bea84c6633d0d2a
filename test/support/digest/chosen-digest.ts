import { awaitSlot, fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { type signedIn, stack } from '../stack/product.ts';
import { digestsDone } from '../stack/stack-control.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

export const ownerOf = (identifier: string) => ({ issuer: stack.issuerUrl, identifier });

/** Stores the user's settings and gives what is answered. */
export async function choose(browser: Browser, over: Record<string, unknown> = {}) {
  const answer = await browser('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin', ...over });
  if (answer.status !== 200) throw new Error(`PUT /digest answered ${answer.status}: ${answer.text}`);
  return answer.json;
}

const DAY = 86_400;
let lastSlot = 0;

/** Fires the user's schedule, each time for a day of its own, and gives how that ended, as the user sees it. */
export async function fired(browser: Browser, identifier: string, times = 1) {
  // Scheduler knows whole seconds.
  lastSlot = Math.max(lastSlot + DAY, Math.floor(Date.now() / 1_000));
  const scheduledTime = new Date(lastSlot * 1_000).toISOString();
  const slot = await fireDigest(stack, ownerOf(identifier), { times, scheduledTime });
  await awaitSlot(stack, ownerOf(identifier), slot);
  // Its repeats must not be met by whoever counts next.
  await digestsDone();
  return outcomeOf(browser, slot);
}

/** The outcome is noted after its slot is closed. */
export async function outcomeOf(browser: Browser, slot: string) {
  const end = Date.now() + 30_000;
  for (;;) {
    const { json } = await browser('GET /digest');
    if (json.lastOutcome?.slot === slot) return json.lastOutcome;
    if (Date.now() > end) throw new Error(`The outcome of ${slot} was not noted within 30 s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
