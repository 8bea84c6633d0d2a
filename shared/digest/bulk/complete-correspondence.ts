import type { Mail } from '../../mail/mail.ts';
import { type Correspondence, readCorrespondence } from './correspondence.ts';
import { isBulkBy } from './evidence.ts';
import { collectEvidence } from './judge-bulk.ts';
import { isPerson } from './sender-kind.ts';

const MAX_SENDERS = 10;
/** An address that is one word of a search, too. */
const PLAIN_ADDRESS = /^[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}$/;

/** Whether the mail is bulk, and would not be if the user had written to its sender. */
function isDoubtful(mail: Mail, user: Correspondence): boolean {
  if (user.isOwn(mail) || !isPerson(mail.from)) return false;
  const evidence = collectEvidence(mail, user);
  // Those who write to a list write to all of its members, also when the user knows them.
  if (evidence.has('list-id') || evidence.has('precedence-list')) return false;
  return isBulkBy(evidence) && !isBulkBy(new Set([...evidence, 'answered']));
}

/**
 * Reads the correspondence that the mails show. About persons whose mail looks like bulk, it asks once whether the user
 * wrote to them: mostly, the mails read hold none that the user sent.
 */
export async function completeCorrespondence(
  mails: readonly Mail[],
  findAnswered?: (addresses: readonly string[]) => Promise<readonly string[]>,
): Promise<Correspondence> {
  const user = readCorrespondence(mails);
  const doubtful = mails
    .filter((mail) => isDoubtful(mail, user))
    .toSorted((a, b) => b.receivedAt - a.receivedAt);
  const addresses = new Set(doubtful.map(({ from }) => from.address.toLowerCase()));
  const asked = [...addresses].filter((address) => PLAIN_ADDRESS.test(address)).slice(0, MAX_SENDERS);
  if (findAnswered === undefined || asked.length === 0) return user;
  return readCorrespondence(mails, await findAnswered(asked));
}
