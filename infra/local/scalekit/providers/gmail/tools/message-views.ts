import type { JsonObject } from '@bufbuild/protobuf';
import type { MailboxMessage } from '../mailbox/mailbox.ts';
import { isObject } from '../mailbox/message-resource.ts';

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
  const { mail, resource } = message;
  if (resource !== undefined) return viewResource(resource, format, headerNames);
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
  const { mimeType, headers } = mail.payload;
  return { ...minimal, payload: { mimeType, headers: selectHeaders(headers, headerNames) } };
}

/** A resource that was delivered: as it is, or with fewer members. */
function viewResource(resource: JsonObject, format: Format, headerNames: string[]): JsonObject {
  if (format === 'full') return resource;
  const { payload, raw: _, ...minimal } = resource;
  if (format === 'minimal' || !isObject(payload)) return minimal;
  const { mimeType, headers } = payload;
  const described = {
    ...(mimeType !== undefined && { mimeType }),
    ...(headers !== undefined && { headers }),
  };
  if (!Array.isArray(headers)) return { ...minimal, payload: described };
  return { ...minimal, payload: { ...described, headers: selectHeaders(headers, headerNames) } };
}

function selectHeaders<Header>(headers: Header[], wanted: string[]): Header[] {
  const names = wanted.map((name) => name.toLowerCase());
  const nameOf = (header: unknown) => (isObject(header) ? String(header.name).toLowerCase() : '');
  return names.length === 0 ? headers : headers.filter((header) => names.includes(nameOf(header)));
}

export function messageIds({ id, threadId }: MailboxMessage): { id: string; threadId: string } {
  return { id, threadId };
}
