import * as z from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type DecodedMessage, decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { CallScope, Direct, ProviderApi } from '../../../shared/scalekit/scalekit.ts';
import type { MailRequest } from './fetch-mails.ts';
import { inParallel } from './in-parallel.ts';

/** Gmail's largest page. */
const PAGE_SIZE = 500;
/** Messages at once. Gmail lets a user read fifty a second. */
const PARALLEL = 15;

const MESSAGES = ['gmail', 'v1', 'users', 'me', 'messages'];

const page = z.object({
  messages: z.array(z.object({ id: z.string().min(1) })).default([]),
  nextPageToken: z.string().optional(),
});

/**
 * The user's mails that match, by Gmail's own API with the user's token: the list, then the messages in bounded
 * parallel. Each is decoded as it arrives: all of them as they come would take more memory than there is. A message
 * that was deleted meanwhile is left out; one that is too large is skipped.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
 * @throws AppError of the token and of the API
 */
export function fetchMailsDirectly(
  request: MailRequest,
  scope: CallScope,
  direct: Direct,
): Promise<DecodedMessage[]> {
  return direct.use(request.connection, scope, async (gmail) => {
    const ids = await matching(request, gmail);
    const messages = await inParallel(ids, PARALLEL, (id) => message(id, gmail));
    return messages.filter((message) => message !== undefined);
  });
}

/** One that is too large is an id, for the decoder to skip: whoever sends it must not end the digest. */
async function message(id: string, gmail: ProviderApi): Promise<DecodedMessage | undefined> {
  try {
    const found = await gmail.get([...MESSAGES, id], { format: 'full' });
    return found === undefined ? undefined : decodeGmailMessage(found);
  } catch (error) {
    if (error instanceof AppError && error.code === 'result-too-large') return decodeGmailMessage({ id });
    throw error;
  }
}

async function matching(
  { connection, query, maxMessages }: MailRequest,
  gmail: ProviderApi,
): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const maxResults = Math.min(PAGE_SIZE, maxMessages - ids.length);
    const answer = await gmail.get(MESSAGES, { q: query, maxResults, ...(pageToken && { pageToken }) });
    const { success, data: found } = page.safeParse(answer);
    if (!success) throw new AppError('provider-error', { connection });
    ids.push(...found.messages.map(({ id }) => id).slice(0, maxResults));
    pageToken = found.messages.length > 0 ? found.nextPageToken : undefined;
  } while (pageToken && ids.length < maxMessages);
  return ids;
}
