import { AppError } from '../../shared/errors/app-error.ts';
import type { Digest, Summariser } from '../../shared/mail/digest.ts';
import { decodeGmailMessage } from '../../shared/mail/gmail-message.ts';
import type { Mail, SkippedMail } from '../../shared/mail/mail.ts';
import type { CallScope, Direct, Tools } from '../../shared/scalekit/scalekit.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import { fetchMails } from './fetch-mails.ts';
import { fetchMailsDirectly } from './fetch-mails-directly.ts';
import type { DigestEvent, DigestOutcome } from './schema.ts';

export type DigestDeps = {
  tools: Pick<Tools, 'read'>;
  direct: Direct;
  slots: Pick<DigestSlots, 'take' | 'release' | 'close'>;
  summarise: Summariser;
};

/** This run of the job: its id, and until when (epoch ms) it may work. */
type Run = { id: string; deadline: number };

/**
 * Digests one user's unread mail for one slot, once, however often the slot fires. An account that must be
 * linked again closes the slot as SKIPPED; any other failure is thrown and leaves the slot to the next attempt.
 * @throws AppError of the mailbox or the table
 */
export async function runDigest(event: DigestEvent, run: Run, deps: DigestDeps): Promise<DigestOutcome> {
  const { issuer, identifier, scheduledTime } = event;
  const slot = { user: { issuer, identifier }, scheduledTime };
  if (!(await deps.slots.take(slot, run.id, run.deadline))) return { status: 'NOT_MINE' };
  const digest = await digestOrReconnect(event, { identifier, deadline: run.deadline }, deps).catch(
    async (error) => {
      // Best effort: else the next attempt waits until the lease has ended.
      await deps.slots.release(slot, run.id).catch(() => undefined);
      throw error;
    },
  );
  if (digest === 'reconnect-required') {
    const closed = await deps.slots.close(slot, run.id, { status: 'SKIPPED', reason: digest });
    return closed ? { status: 'SKIPPED', reason: digest } : { status: 'NOT_MINE' };
  }
  const closed = await deps.slots.close(slot, run.id, { status: 'DELIVERED', digest });
  return closed ? { status: 'DELIVERED', counts: digest.counts } : { status: 'NOT_MINE' };
}

async function digestOrReconnect(
  event: DigestEvent,
  scope: CallScope,
  deps: DigestDeps,
): Promise<Digest | 'reconnect-required'> {
  try {
    const messages =
      event.source === 'direct'
        ? await fetchMailsDirectly(event, scope, deps.direct)
        : await fetchMails(event, scope, deps.tools);
    return await deps.summarise(decodeAll(messages));
  } catch (error) {
    if (error instanceof AppError && error.code === 'reconnect-required') return 'reconnect-required';
    throw error;
  }
}

function decodeAll(messages: unknown[]): { mails: Mail[]; skipped: SkippedMail[] } {
  const decoded = messages.map(decodeGmailMessage);
  return {
    mails: decoded.flatMap((entry) => ('mail' in entry ? [entry.mail] : [])),
    skipped: decoded.flatMap((entry) => ('skipped' in entry ? [entry.skipped] : [])),
  };
}
