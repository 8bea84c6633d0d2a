import { fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { ownerOf, putSettings } from '../digest/digest-control.ts';
import { takeFromDeadLetterQueue } from '../digest/digest-records.ts';
import { linkGmail, signedIn, stack } from '../stack/product.ts';

const DAY_MS = 86_400_000;
let slots = 0;

/** A user with a digest. */
export async function useDigest(identifier: string, over: Record<string, unknown> = {}): Promise<void> {
  await linkGmail(identifier);
  await putSettings(await signedIn(identifier), over);
}

/** Fires the user's schedule for a new slot. Returns the slot. */
export async function fire(identifier: string): Promise<string> {
  slots += 1;
  return fireAgain(identifier, new Date(Date.UTC(2027, 0, 1) + slots * DAY_MS).toISOString());
}

/** Fires the user's schedule for a slot that may have been fired before. */
export async function fireAgain(identifier: string, scheduledTime: string, times = 1): Promise<string> {
  await fireDigest(stack, ownerOf(identifier), { times, scheduledTime });
  return scheduledTime;
}

/** Deletes the digest, and its events in the dead-letter queue. */
export async function endDigest(identifier: string): Promise<void> {
  await takeFromDeadLetterQueue([identifier]);
  await (await signedIn(identifier))('DELETE /digest');
}
