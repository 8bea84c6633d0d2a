import type { JsonObject } from '@bufbuild/protobuf';
import { notFound } from '../../tool-error.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import type { ThreadList, ThreadRequest } from './inputs.ts';
import { toMessageView } from './message-views.ts';
import { paginate } from './paginate.ts';
import { searchMailbox } from './reading-tools.ts';

/**
 * The threads that contain a matching mail, ordered by their newest matching mail.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads/list
 */
export function listThreads(mailbox: Mailbox, input: ThreadList): JsonObject {
  const newest = new Map<string, MailboxMessage>();
  for (const message of searchMailbox(mailbox, input)) {
    if (!newest.has(message.threadId)) newest.set(message.threadId, message);
  }
  const { page, next } = paginate([...newest.values()], input);
  return {
    threads: page.map(({ threadId, mail, historyId }) => ({
      id: threadId,
      snippet: mail.snippet,
      historyId: String(historyId),
    })),
    ...next,
    resultSizeEstimate: newest.size,
  };
}

/** The whole thread, oldest mail first. */
export function getThread(mailbox: Mailbox, input: ThreadRequest): JsonObject {
  const messages = requireThread(mailbox, input.thread_id);
  const { format, metadata_headers: headers } = input;
  return {
    id: input.thread_id,
    historyId: String(Math.max(...messages.map(({ historyId }) => historyId))),
    messages: messages.map((message) => toMessageView(message, format, headers)),
  };
}

/** Oldest first. @throws ToolError 404 */
export function requireThread(mailbox: Mailbox, threadId: string): MailboxMessage[] {
  const messages = mailbox.inThread(threadId).toReversed();
  if (messages.length === 0) throw notFound('Requested entity was not found.');
  return messages;
}
