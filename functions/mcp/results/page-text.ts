import { MODEL_TEXT_BYTES } from '../../../shared/config/limits.ts';
import { avoidHalfCharacter, lengthWithinBytes } from './cut-bytes.ts';

/** The longest of our own sentences below a part. */
const SENTENCES_BYTES = 1_000;

/**
 * A text of one line, whole if it fits, else the part at `offset`; below it, a sentence that says how to get the next
 * part. At most `MODEL_TEXT_BYTES`.
 * @param offset characters (UTF-16 units) before the part
 * @param note our own sentence below the last part
 * @param whose our own sentence below every part
 */
export function pageText(text: string, offset: number, note = '', whose = ''): string {
  const withWhose = (part: string, sentence: string) =>
    withSentence(part, [sentence, whose].filter((each) => each !== '').join(' '));
  const whole = withWhose(text, note);
  if (!(offset > 0) && Buffer.byteLength(whole) <= MODEL_TEXT_BYTES) return whole;
  const total = text.length;
  if (offset >= total) return `Nothing is left: the whole result has ${total} characters.`;
  const start = avoidHalfCharacter(text, Math.max(0, Math.trunc(offset) || 0));
  const room = MODEL_TEXT_BYTES - SENTENCES_BYTES;
  const rest = text.slice(start);
  const part = rest.slice(0, lengthWithinBytes(rest, room));
  const end = start + part.length;
  const place = `… Characters ${start} to ${end} of ${total}`;
  if (end === total) return withWhose(part, `${place}, which is the end.${note && ` ${note}`}`);
  const next = `Call the same tool with the same arguments and \`result_offset\`: ${end} for the next part.`;
  return withWhose(part, `${place}. ${next}`);
}

/** The beginning of a text of one line that has no next part, with room for our own sentences below it. */
export function cutText(text: string): string {
  const length = lengthWithinBytes(text, MODEL_TEXT_BYTES - SENTENCES_BYTES);
  return length === text.length
    ? text
    : withSentence(text.slice(0, length), `… The first ${length} of ${text.length} characters.`);
}

/** JSON on one line has no line break, so what stands below one is never the provider's. */
function withSentence(text: string, sentence: string): string {
  return sentence === '' ? text : `${text}\n${sentence}`;
}
