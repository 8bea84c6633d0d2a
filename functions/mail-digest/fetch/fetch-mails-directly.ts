import * as z from 'zod/mini';
import { AppError } from '../../../shared/errors/app-error.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import { type DecodedMessage, decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { CallScope, Direct, ProviderApi } from '../../../shared/scalekit/scalekit.ts';
import { type Collected, collectPages } from './collect-pages.ts';
import type { FetchedMails, MailRequest } from './fetch-mails.ts';

/** Gmail's largest page. */
const PAGE_SIZE = 500;
/** Concurrent requests. Gmail allows a user 50 reads a second. */
const PARALLEL = 15;

const MESSAGES = ['gmail', 'v1', 'users', 'me', 'messages'];

const page = z.object({
  messages: z._default(z.array(z.object({ id: z.string().check(z.minLength(1)) })), []),
  nextPageToken: z.optional(z.string()),
});

/**
 * Fetches the matching mails from Gmail's API with the user's token: the list, then the messages, several concurrently.
 * Each message is decoded on arrival, because all raw messages together would exceed the memory. A message that was
 * deleted meanwhile is left out; one that is too large is skipped.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
 * @throws AppError of the token and of the API
 */
export function fetchMailsDirectly(
  request: MailRequest,
  scope: CallScope,
  direct: Direct,
): Promise<FetchedMails> {
  return direct.use(request.mailbox, scope, async (gmail) => {
    const { messages: ids, hasMore } = await listMessageIds(request, gmail);
    const fetched = await runInParallel(ids, PARALLEL, (id) => fetchMessage(id, gmail));
    return { decoded: fetched.filter((message) => message !== undefined), hasMore };
  });
}

/** A message that is too large becomes its id, which the decoder skips: a sender must not prevent the digest. */
async function fetchMessage(id: string, gmail: ProviderApi): Promise<DecodedMessage | undefined> {
  try {
    const found = await gmail.get([...MESSAGES, id], { format: 'full' });
    return found === undefined ? undefined : decodeGmailMessage(found);
  } catch (error) {
    if (error instanceof AppError && error.code === 'result-too-large') return decodeGmailMessage({ id });
    throw error;
  }
}

function listMessageIds(
  { mailbox, query, maxMessages }: MailRequest,
  gmail: ProviderApi,
): Promise<Collected<string>> {
  return collectPages(maxMessages, {
    readPage: async (room, pageToken) => {
      const maxResults = Math.min(PAGE_SIZE, room);
      const response = await gmail.get(MESSAGES, { q: query, maxResults, ...(pageToken && { pageToken }) });
      const { success, data: found } = page.safeParse(response);
      if (!success) throw new AppError('provider-error', mailbox);
      return { messages: found.messages.map(({ id }) => id), nextPageToken: found.nextPageToken };
    },
    idOf: (id) => id,
  });
}
