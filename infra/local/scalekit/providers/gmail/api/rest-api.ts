import { z } from 'zod';
import type { Account } from '../../../accounts/accounts.ts';
import type { Environment } from '../../../server/environment.ts';
import { ToolError } from '../../tool-error.ts';
import { MailTransport } from '../mailbox/mail-transport.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { headerValue } from '../mime/headers.ts';
import { messageIds, toMessageView } from '../tools/message-views.ts';
import { paginate } from '../tools/paginate.ts';
import { getProfile, requireMessage, searchMailbox } from '../tools/reading-tools.ts';
import { type GoogleResponse, googleError, googleErrorOf } from './google-error.ts';

export type ApiRequest = {
  method: string;
  /** Begins with `/gmail/v1`. */
  path: string;
  query: URLSearchParams;
  body: string;
};

const listQuery = z.object({
  q: z.string().default(''),
  maxResults: z.coerce.number().int().min(1).max(500).default(100),
  pageToken: z.string().default(''),
  includeSpamTrash: z.stringbool().default(false),
});
const getQuery = z.object({ format: z.enum(['full', 'metadata', 'minimal']).default('full') });
const sendBody = z.object({ raw: z.base64url().min(1), threadId: z.string().optional() });

/**
 * Handles one request to Gmail's REST API: profile, listing, reading and sending messages.
 * @see https://developers.google.com/gmail/api/reference/rest
 */
export async function handleGmailRequest(
  environment: Environment,
  account: Account,
  request: ApiRequest,
): Promise<GoogleResponse> {
  const mailbox = await environment.mailboxes.of(account.identifier);
  const [, user = '', resource = ''] = /^\/gmail\/v1\/users\/([^/]+)\/(.*)$/.exec(request.path) ?? [];
  if (user !== '' && user !== 'me' && decodeURIComponent(user) !== mailbox.address) {
    return googleError(403, `Delegation denied for ${mailbox.address}`, {
      domain: 'global',
      reason: 'forbidden',
    });
  }
  try {
    return await serve(environment, account, mailbox, { ...request, path: resource });
  } catch (error) {
    if (error instanceof ToolError) return googleErrorOf(error);
    if (error instanceof z.ZodError) return googleError(400, 'Invalid value');
    throw error;
  }
}

async function serve(
  environment: Environment,
  account: Account,
  mailbox: Mailbox,
  request: ApiRequest,
): Promise<GoogleResponse> {
  const { method, path, query, body } = request;
  if (method === 'POST' && path === 'messages/send') return send(environment, account, mailbox, body);
  if (method !== 'GET') return googleError(404);
  if (path === 'profile') return { status: 200, body: getProfile(mailbox) };
  if (path === 'messages') return { status: 200, body: listMessages(mailbox, query) };
  const id = /^messages\/([^/]+)$/.exec(path)?.[1];
  if (id === undefined) return googleError(404);
  const { format } = getQuery.parse(Object.fromEntries(query));
  return { status: 200, body: toMessageView(requireMessage(mailbox, id), format) };
}

/** Ids only; without `messages` when there are none. */
function listMessages(mailbox: Mailbox, query: URLSearchParams): object {
  const { q, maxResults, pageToken, includeSpamTrash } = listQuery.parse(Object.fromEntries(query));
  const found = searchMailbox(mailbox, {
    query: q,
    label_ids: query.getAll('labelIds'),
    include_spam_trash: includeSpamTrash,
  });
  const { page, next } = paginate(found, { max_results: maxResults, page_token: pageToken });
  return {
    ...(page.length > 0 && { messages: page.map(messageIds) }),
    ...next,
    resultSizeEstimate: found.length,
  };
}

async function send(
  { accounts, mailboxes, ledger }: Environment,
  { identifier, connection }: Account,
  mailbox: Mailbox,
  body: string,
): Promise<GoogleResponse> {
  const { raw, threadId } = sendBody.parse(parseJson(body));
  const transport = new MailTransport(accounts, mailboxes);
  const message = await transport.sendRaw(mailbox, Buffer.from(raw, 'base64url'), threadId);
  const { headers } = message.mail.payload;
  ledger.append({
    kind: 'mail-sent',
    identifier,
    connection: connection.name,
    detail: {
      ...messageIds(message),
      to: headerValue(headers, 'to'),
      subject: headerValue(headers, 'subject'),
    },
  });
  return { status: 200, body: { ...messageIds(message), labelIds: [...message.labelIds] } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
