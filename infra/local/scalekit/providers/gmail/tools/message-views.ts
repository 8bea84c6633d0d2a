import type { JsonObject } from '@bufbuild/protobuf';
import type { MailboxMessage } from '../mailbox/mailbox.ts';

export type Format = 'full' | 'metadata' | 'minimal';

/**
 * Gmail's message resource.
 * @param headerNames the headers that `metadata` shows; empty for all
 */
export function toMessageView(
  message: MailboxMessage,
  format: Format,
  headerNames: string[] = [],
): JsonObject {
  const { mail } = message;
  const minimal = {
    ...messageIds(message),
    labelIds: [...message.labelIds],
    snippet: mail.snippet,
    sizeEstimate: mail.size,
    historyId: String(message.historyId),
    internalDate: String(message.internalDate),
  };
  if (format === 'minimal') return minimal;
  if (format === 'full') return { ...minimal, payload: mail.payload };
  const wanted = headerNames.map((name) => name.toLowerCase());
  const { mimeType, headers } = mail.payload;
  const visible = headers.filter(({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
  return { ...minimal, payload: { mimeType, headers: visible } };
}

export function messageIds({ id, threadId }: MailboxMessage): { id: string; threadId: string } {
  return { id, threadId };
}
