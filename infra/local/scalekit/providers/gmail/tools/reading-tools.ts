import type { JsonObject } from '@bufbuild/protobuf';
import { invalidArgument, notFound } from '../../tool-error.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import { asksForSpamOrTrash, parseSearch } from '../search/search.ts';
import type { AttachmentRequest, MessageRequest, Search } from './inputs.ts';
import { messageIds, toMessageView } from './message-views.ts';
import { paginate } from './paginate.ts';

const hiddenLabels = ['SPAM', 'TRASH'];

export function fetchMails(mailbox: Mailbox, input: Search): JsonObject {
  const found = searchMailbox(mailbox, input);
  const { page, next } = paginate(found, input);
  return {
    messages: page.map((message) =>
      mailbox.idsOnly ? messageIds(message) : toMessageView(message, input.format),
    ),
    ...next,
    resultSizeEstimate: found.length,
  };
}

export function getMessage(mailbox: Mailbox, input: MessageRequest): JsonObject {
  return toMessageView(requireMessage(mailbox, input.message_id), input.format);
}

/** @throws ToolError 400 for an id that is not an attachment of the mail, as Gmail does */
export function getAttachment(mailbox: Mailbox, input: AttachmentRequest): JsonObject {
  const content = requireMessage(mailbox, input.message_id).mail.attachments.get(input.attachment_id);
  if (content === undefined) throw invalidArgument('Invalid attachment token');
  return { size: content.length, data: Buffer.from(content).toString('base64url') };
}

export function getProfile(mailbox: Mailbox): JsonObject {
  return {
    emailAddress: mailbox.address,
    messagesTotal: mailbox.size,
    threadsTotal: mailbox.threads,
    historyId: String(mailbox.historyId),
  };
}

/** The mails that match a search, newest first. */
export function searchMailbox(
  mailbox: Mailbox,
  input: Pick<Search, 'query' | 'label_ids' | 'include_spam_trash'>,
): MailboxMessage[] {
  const { query, label_ids: labelIds } = input;
  const includesHidden =
    input.include_spam_trash ||
    asksForSpamOrTrash(query) ||
    labelIds.some((label) => hiddenLabels.includes(label));
  return mailbox
    .newestFirst()
    .filter((message) => labelIds.every((label) => message.labelIds.has(label)))
    .filter((message) => includesHidden || !hiddenLabels.some((label) => message.labelIds.has(label)))
    .filter(parseSearch(query, mailbox.address));
}

/** @throws ToolError 404 for an id that is not in this mailbox, as Gmail does */
export function requireMessage(mailbox: Mailbox, id: string): MailboxMessage {
  const message = mailbox.find(id);
  if (!message) throw notFound('Requested entity was not found.');
  return message;
}
