import * as z from 'zod/mini';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { CallScope } from '../../../shared/scalekit/scalekit.ts';
import { readTool, type ToolReader } from './read-tool.ts';

const page = z.object({ messages: z.array(z.unknown()) });

/** The newest of the user's mails to these addresses that are read. */
const MAX_RESULTS = 20;
/** Milliseconds. The digest does not wait longer: it is complete without this answer. */
const MAX_WAIT = 3_000;

type Asking = { mailbox: AccountRef; tools: ToolReader; scope: CallScope; now: () => number };

/**
 * Those of the addresses to which the user wrote within three months, by one more list call, of headers alone. None of
 * them when the call fails or lists ids only: a digest never fails for it.
 */
export async function findAnswered(addresses: readonly string[], asking: Asking): Promise<string[]> {
  const { mailbox, tools, now } = asking;
  const scope = { ...asking.scope, deadline: Math.min(asking.scope.deadline, now() + MAX_WAIT) };
  const query = `in:sent newer_than:3m {${addresses.map((address) => `to:${address}`).join(' ')}}`;
  const input = { query, max_results: MAX_RESULTS, format: 'metadata' };
  try {
    const run = await readTool('gmail_fetch_mails', input, { mailbox, tools, scope });
    const listed = page.safeParse(run.outcome === 'done' ? run.data : undefined);
    const recipients = new Set(listed.data?.messages.flatMap(listRecipients));
    return addresses.filter((address) => recipients.has(address));
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function listRecipients(message: unknown): string[] {
  const decoded = decodeGmailMessage(message);
  if ('skipped' in decoded) return [];
  return [...decoded.mail.to, ...decoded.mail.cc].map(({ address }) => address.toLowerCase());
}
