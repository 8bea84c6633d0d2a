import { addLinks, type ShownMail, showMail } from './show-mail.ts';

/** Messages lie in lists of lists: `threads[].messages[]`. */
const MAX_LEVELS = 5;

/** The data with readable mails in place of messages; `mails` are the same objects, to be cut. */
export type Found = { data: unknown; mails: ShownMail[] };

/** Shows each whole message as a mail. What is no message, or cannot be read, stays as it is. */
export function findMails(data: unknown): Found {
  const mails: ShownMail[] = [];
  const payloads: unknown[] = [];
  const show = (value: unknown, levels: number): unknown => {
    if (typeof value !== 'object' || value === null || levels === 0) return value;
    if (Array.isArray(value)) return value.map((item) => show(item, levels - 1));
    const message = isWholeMessage(value) ? value : undefined;
    const mail = message && showMail(message);
    if (mail !== undefined) {
      mails.push(mail);
      payloads.push(message?.payload);
      return mail;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, show(inner, levels - 1)]));
  };
  const shown = show(data, MAX_LEVELS);
  const [first] = mails;
  if (first !== undefined && mails.length === 1) addLinks(first, payloads[0]);
  return { data: shown, mails };
}

/** Gmail's format `full`; `metadata` has a payload without a content. */
function isWholeMessage(value: object): value is { payload: object } {
  if (!('payload' in value) || typeof value.payload !== 'object' || value.payload === null) return false;
  return 'body' in value.payload || 'parts' in value.payload;
}
