import * as z from 'zod';
import { allowedEffect } from '../../../shared/connections/allow-list.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type DecodedMessage, decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { CallScope, ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';
import { inParallel } from './in-parallel.ts';

const page = z.object({
  messages: z
    .array(z.unknown())
    .nullish()
    .transform((messages) => messages ?? []),
  nextPageToken: z.string().nullish(),
});
const reference = z.object({ id: z.string() });
const wholeMessage = z.object({ payload: z.object({}) });

/** Gmail's largest page through the tool. */
const PAGE_SIZE = 100;
/** Calls at once for messages that came as ids only. */
const PARALLEL = 5;

export type MailRequest = { connection: string; query: string; maxMessages: number };
type Reader = Pick<Tools, 'read'>;

/**
 * The user's mails that match, as Gmail tells them: one call a page when it returns whole messages, else one
 * more for each, decoded as it arrives. A message that cannot be had by itself stays as it came, for the decoder to
 * skip.
 * @throws AppError of the tool's run, `provider-error` for a page that is none
 */
export async function fetchMails(
  request: MailRequest,
  scope: CallScope,
  tools: Reader,
): Promise<DecodedMessage[]> {
  const messages: unknown[] = [];
  let pageToken: string | null | undefined;
  do {
    const left = request.maxMessages - messages.length;
    const input = {
      query: request.query,
      max_results: Math.min(PAGE_SIZE, left),
      page_token: pageToken ?? undefined,
    };
    const run = await read('gmail_fetch_mails', defined(input), request, scope, tools);
    if (run.outcome !== 'done') throw run.error;
    const { success, data: found } = page.safeParse(run.data);
    if (!success) throw new AppError('provider-error', { connection: request.connection });
    messages.push(...found.messages.slice(0, left));
    pageToken = found.messages.length > 0 ? found.nextPageToken : undefined;
  } while (pageToken && messages.length < request.maxMessages);
  return completed(messages, request, scope, tools);
}

async function completed(
  messages: unknown[],
  request: MailRequest,
  scope: CallScope,
  tools: Reader,
): Promise<DecodedMessage[]> {
  return inParallel(messages, PARALLEL, async (message) => {
    const isWhole = wholeMessage.safeParse(message).success;
    return decodeGmailMessage(isWhole ? message : await complete(message, request, scope, tools));
  });
}

async function complete(
  message: unknown,
  request: MailRequest,
  scope: CallScope,
  tools: Reader,
): Promise<unknown> {
  const parsed = reference.safeParse(message);
  if (!parsed.success) return message;
  const input = { message_id: parsed.data.id };
  const outcome = await read('gmail_get_message_by_id', input, request, scope, tools);
  if (outcome.outcome === 'done') return outcome.data;
  // Deleted meanwhile, or refused by itself: the others still count.
  if (outcome.outcome === 'not-run' && outcome.error.code === 'provider-error') return message;
  throw outcome.error;
}

/** The allow-list holds for the digest as for every caller. @throws AppError `tool-not-allowed` */
function read(
  tool: string,
  input: Record<string, unknown>,
  { connection }: MailRequest,
  scope: CallScope,
  tools: Reader,
): Promise<ToolRun> {
  allowedEffect(connection, tool);
  return tools.read({ connection, tool, input }, scope);
}

function defined(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
