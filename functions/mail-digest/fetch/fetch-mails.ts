import * as z from 'zod/mini';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import { type DecodedMessage, decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { CallScope } from '../../../shared/scalekit/scalekit.ts';
import { collectPages } from './collect-pages.ts';
import { readTool, type ToolReader } from './read-tool.ts';

const page = z.object({
  messages: z.pipe(
    z.nullish(z.array(z.unknown())),
    z.transform((messages) => messages ?? []),
  ),
  nextPageToken: z.nullish(z.string()),
});
const reference = z.object({ id: z.string() });
const wholeMessage = z.object({ payload: z.object({}) });

/** Gmail's largest page through the tool. */
const PAGE_SIZE = 100;
/** Concurrent calls for messages that the list returned as ids only. */
const PARALLEL = 5;

export type MailRequest = { mailbox: AccountRef; query: string; maxMessages: number };

/** Each message once. `hasMore`: the mailbox holds more matching mails than `maxMessages`. */
export type FetchedMails = { decoded: DecodedMessage[]; hasMore: boolean };

/**
 * Fetches the matching mails through Scalekit's tools: one call per page if it returns whole messages, else one more
 * call per message. Each message is decoded on arrival; a message that cannot be fetched is skipped by the decoder.
 * @throws AppError of the tool's run, `provider-error` for an invalid page
 */
export async function fetchMails(
  request: MailRequest,
  scope: CallScope,
  tools: ToolReader,
): Promise<FetchedMails> {
  const { messages, hasMore } = await collectPages<unknown>(request.maxMessages, {
    readPage: async (room, pageToken) => {
      const input = {
        query: request.query,
        max_results: Math.min(PAGE_SIZE, room),
        page_token: pageToken,
      };
      const run = await readTool('gmail_fetch_mails', input, { ...request, tools, scope });
      if (run.outcome !== 'done') throw run.error;
      const { success, data: found } = page.safeParse(run.data);
      if (!success) throw new AppError('provider-error', request.mailbox);
      return found;
    },
    idOf: (message) => reference.safeParse(message).data?.id,
  });
  return { decoded: await decodeAll(messages, request, scope, tools), hasMore };
}

async function decodeAll(
  messages: unknown[],
  request: MailRequest,
  scope: CallScope,
  tools: ToolReader,
): Promise<DecodedMessage[]> {
  return runInParallel(messages, PARALLEL, async (message) => {
    const isWhole = wholeMessage.safeParse(message).success;
    return decodeGmailMessage(isWhole ? message : await fetchWhole(message, request, scope, tools));
  });
}

async function fetchWhole(
  message: unknown,
  request: MailRequest,
  scope: CallScope,
  tools: ToolReader,
): Promise<unknown> {
  const parsed = reference.safeParse(message);
  if (!parsed.success) return message;
  const input = { message_id: parsed.data.id };
  const outcome = await readTool('gmail_get_message_by_id', input, { ...request, tools, scope });
  if (outcome.outcome === 'done') return outcome.data;
  // This message alone was deleted or refused; the others still count.
  if (outcome.outcome === 'not-run' && outcome.error.code === 'provider-error') return message;
  throw outcome.error;
}
