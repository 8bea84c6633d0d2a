import type { Digest } from '../../shared/digest/digest.ts';
import { excludeOwnDigests } from '../../shared/digest/own-digests.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import type { DecodedMessage } from '../../shared/mail/gmail-message.ts';
import type { Mail, SkippedMail } from '../../shared/mail/mail.ts';
import type { CallScope } from '../../shared/scalekit/scalekit.ts';
import type { MakingDeps } from './digest-run.ts';
import { fetchMails } from './fetch/fetch-mails.ts';
import { fetchMailsDirectly } from './fetch/fetch-mails-directly.ts';
import { findAnswered } from './fetch/find-answered.ts';

/** Reads the user's mail and summarises it. @throws AppError of the mailbox */
export async function makeDigest(
  { connection, query, maxMessages, source, language }: Settings,
  scope: CallScope,
  { tools, direct, summarise, now }: MakingDeps,
): Promise<Digest> {
  const request = { connection, query: excludeOwnDigests(query, language), maxMessages };
  const { decoded, hasMore } =
    source === 'direct'
      ? await fetchMailsDirectly(request, scope, direct)
      : await fetchMails(request, scope, tools);
  return summarise({
    ...separateSkipped(decoded),
    hasMore,
    // Gmail's own API would need a call for each of the user's mails.
    ...(source === 'tool' && {
      findAnswered: (addresses) => findAnswered(addresses, { connection, tools, scope, now }),
    }),
  });
}

function separateSkipped(decoded: DecodedMessage[]): { mails: Mail[]; skipped: SkippedMail[] } {
  return {
    mails: decoded.flatMap((entry) => ('mail' in entry ? [entry.mail] : [])),
    skipped: decoded.flatMap((entry) => ('skipped' in entry ? [entry.skipped] : [])),
  };
}
