import { findConnection, findToolEffect } from '../../../shared/connections/allow-list.ts';
import { connections } from '../../../shared/connections/connections.ts';
import { showMails } from './mails/show-mails.ts';
import { cutText, pageText } from './page-text.ts';
import { toJson } from './to-json.ts';

/** Tools whose results have messages of Gmail's API. */
const MAIL_TOOLS: ReadonlySet<string> = new Set([
  'gmail_fetch_mails',
  'gmail_get_message_by_id',
  'gmail_list_threads',
  'gmail_get_thread_by_id',
  'gmail_list_drafts',
  'gmail_get_draft',
]);

/**
 * A read's data as a model reads it: one JSON copy on one line, with readable mails in place of MIME, at most
 * `MODEL_TEXT_BYTES`; below it, where something is left, a sentence that says how to get it.
 * @param offset the call's `result_offset`: characters of the result before the part
 * @param account names the labelled account that was read, such as `Gmail (work)`
 */
export function showRead(tool: string, data: unknown, offset: number, account?: string): string {
  const whose = account === undefined ? '' : `The account is ${account}.`;
  if (!MAIL_TOOLS.has(tool)) return pageText(toJson(data), offset, '', whose);
  const { json, note } = showMails(data, isAllowed);
  return pageText(json, offset, note, whose);
}

/** The data of a tool of our own, which takes no `result_offset`: at most `MODEL_TEXT_BYTES`. */
export function showOwnData(data: unknown): string {
  return cutText(toJson(data));
}

function isAllowed(tool: string): boolean {
  return Object.keys(connections).some((name) => {
    const config = findConnection(name);
    return config !== undefined && findToolEffect(config, tool) === 'read';
  });
}
