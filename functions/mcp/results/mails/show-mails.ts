import { MODEL_TEXT_BYTES } from '../../../../shared/config/limits.ts';
import { toJson } from '../to-json.ts';
import { bytesOf, cutTexts } from './cut-texts.ts';
import { findMails } from './find-mails.ts';

const ONE_MAIL = 'gmail_get_message_by_id';
const CUT = 'Texts with `text_cut` are cut.';

/**
 * A result with messages as JSON with readable mails. Where several mails are too long together, their texts are cut;
 * `note` then says how to get the rest.
 * @param isListed whether a tool may run
 */
export function showMails(
  data: unknown,
  isListed: (tool: string) => boolean,
): { json: string; note: string } {
  const { data: shown, mails } = findMails(data);
  const json = toJson(shown);
  const bytes = Buffer.byteLength(json);
  const note = isListed(ONE_MAIL)
    ? `${CUT} \`${ONE_MAIL}\` with the \`id\` of the mail returns all of it, in parts by \`result_offset\` if it is long.`
    : `${CUT} Fetch fewer mails at a time to read more of each.`;
  const room = MODEL_TEXT_BYTES - Buffer.byteLength(note) - 1;
  if (mails.length < 2 || bytes <= room) return { json, note: '' };
  const texts = mails.reduce((sum, { text }) => sum + bytesOf(text), 0);
  return cutTexts(mails, room - (bytes - texts)) ? { json: toJson(shown), note } : { json, note: '' };
}
