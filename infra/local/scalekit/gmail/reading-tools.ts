import type { JsonObject } from '@bufbuild/protobuf';
import { ToolError } from '../tool-world.ts';
import type { Mailbox, MailboxMessage } from './mailbox.ts';
import { messageIds, messageView } from './message-views.ts';
import { asksForSpamOrTrash, parseSearch } from './search.ts';
import type { MessageRequest, Search } from './tool-inputs.ts';

const hiddenLabels = ['SPAM', 'TRASH'];

export function fetchMails(mailbox: Mailbox, input: Search): JsonObject {
  const { query, label_ids: labelIds, max_results: maxResults, format } = input;
  const showsHidden =
    input.include_spam_trash ||
    asksForSpamOrTrash(query) ||
    labelIds.some((label) => hiddenLabels.includes(label));
  const matches = parseSearch(query);
  const found = mailbox
    .newestFirst()
    .filter((message) => labelIds.every((label) => message.labelIds.has(label)))
    .filter((message) => showsHidden || !hiddenLabels.some((label) => message.labelIds.has(label)))
    .filter(matches);
  const rest = input.page_token === '' ? found : found.filter(isAfter(input.page_token));
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  return {
    messages: page.map((message) => (mailbox.idsOnly ? messageIds(message) : messageView(message, format))),
    ...(last && rest.length > page.length && { nextPageToken: `${last.internalDate}.${last.arrival}` }),
    resultSizeEstimate: found.length,
  };
}

export function getMessage(mailbox: Mailbox, input: MessageRequest): JsonObject {
  return messageView(messageIn(mailbox, input.message_id), input.format);
}

export function getProfile(mailbox: Mailbox): JsonObject {
  return {
    emailAddress: mailbox.address,
    messagesTotal: mailbox.size,
    threadsTotal: mailbox.threads,
    historyId: String(mailbox.historyId),
  };
}

/** @throws ToolError 404, as Gmail for an id that is not in this mailbox. */
export function messageIn(mailbox: Mailbox, id: string): MailboxMessage {
  const message = mailbox.find(id);
  if (!message) throw new ToolError('NotFound', 'NOT_FOUND', 'Requested entity was not found.');
  return message;
}

/** A token names the last mail of the page before, so that mails read or sent meanwhile shift nothing. */
function isAfter(pageToken: string): (message: MailboxMessage) => boolean {
  const [, date, arrival] = /^(\d+)\.(\d+)$/.exec(pageToken) ?? [];
  if (date === undefined) throw new ToolError('InvalidArgument', 'INVALID_ARGUMENT', 'Invalid pageToken');
  return (message) =>
    message.internalDate < Number(date) ||
    (message.internalDate === Number(date) && message.arrival < Number(arrival));
}
