import type { JsonObject } from '@bufbuild/protobuf';
import type { MailboxMessage } from './mailbox.ts';

export type Format = 'full' | 'metadata' | 'minimal';

/** A message in Gmail's own words. */
export function messageView(message: MailboxMessage, format: Format): JsonObject {
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
  const { mimeType, headers } = mail.payload;
  return { ...minimal, payload: format === 'full' ? mail.payload : { mimeType, headers } };
}

export function messageIds({ id, threadId }: MailboxMessage): { id: string; threadId: string } {
  return { id, threadId };
}
