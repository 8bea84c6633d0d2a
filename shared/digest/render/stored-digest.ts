import type { Digest } from '../digest.ts';
import { makeHeading } from './heading.ts';
import type { Occasion } from './render-digest.ts';
import { renderText } from './text.ts';
import { loadWording } from './wording/load-wording.ts';

/** A stored digest as plain text. */
export async function renderStoredDigest(
  digest: Digest,
  { scheduledTime, timeZone, language, mailbox }: Occasion,
): Promise<string> {
  const wording = await loadWording(language);
  return renderText(digest, makeHeading(scheduledTime, timeZone, wording, mailbox));
}
