import type { Digest } from '../../shared/digest/digest.ts';
import { excludeOwnDigests } from '../../shared/digest/own-digests.ts';
import { mailboxOf } from '../../shared/digest/settings/digest-connections.ts';
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
  settings: Settings,
  scope: CallScope,
  { tools, direct, summarise, now }: MakingDeps,
): Promise<Digest> {
  const { query, maxMessages, source, language } = settings;
  const mailbox = mailboxOf(settings);
  const request = { mailbox, query: excludeOwnDigests(query, language), maxMessages };
  const { decoded, hasMore } =
    source === 'direct'
      ? await fetchMailsDirectly(request, scope, direct)
      : await fetchMails(request, scope, tools);
  return summarise({
    ...separateSkipped(decoded),
    hasMore,
    // Gmail's own API would need a call for each of the user's mails.
    ...(source === 'tool' && {
      findAnswered: (addresses) => findAnswered(addresses, { mailbox, tools, scope, now }),
    }),
  });
}

function separateSkipped(decoded: DecodedMessage[]): { mails: Mail[]; skipped: SkippedMail[] } {
  return {
    mails: decoded.flatMap((entry) => ('mail' in entry ? [entry.mail] : [])),
    skipped: decoded.flatMap((entry) => ('skipped' in entry ? [entry.skipped] : [])),
  };
}
