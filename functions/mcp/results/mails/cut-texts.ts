import { avoidHalfCharacter } from '../cut-bytes.ts';
import { toJson } from '../to-json.ts';
import type { ShownMail } from './show-mail.ts';

/** Of each text so much is shown, also where all mails together then need more than one part. */
const LEAST_CHARACTERS = 200;
/** The mark of a text that is cut. */
const MARK_BYTES = ',"text_cut":true'.length;

/**
 * Cuts the longest texts of the mails, so that all mails need at most `bytes` less: short texts stay whole, and long
 * ones have the same room.
 * @returns whether a text was cut
 */
export function cutTexts(mails: readonly ShownMail[], room: number): boolean {
  const sizes = mails.map(({ text }) => bytesOf(text));
  const share = fairShare(sizes, room - mails.length * MARK_BYTES);
  let isCut = false;
  for (const [at, mail] of mails.entries()) {
    if ((sizes[at] ?? 0) <= share) continue;
    const text = cutText(mail.text, share);
    if (text.length === mail.text.length) continue;
    mail.text = text;
    mail.text_cut = true;
    isCut = true;
  }
  return isCut;
}

/** The bytes that each of these sizes may have at most, so that all together have at most `room`. */
function fairShare(sizes: readonly number[], room: number): number {
  let left = room;
  for (const [at, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - at));
    if (size > share) return Math.max(0, share);
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** The beginning of the text whose JSON has at most `bytes`, but at least some characters. */
function cutText(text: string, bytes: number): string {
  let low = Math.min(LEAST_CHARACTERS, text.length);
  let high = Math.min(Math.max(bytes, low), text.length);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bytesOf(text.slice(0, middle)) <= bytes) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, avoidHalfCharacter(text, low));
}

/** The bytes of a text within JSON. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(toJson(text)) - 2;
}
