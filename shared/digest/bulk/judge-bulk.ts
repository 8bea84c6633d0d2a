import type { Mail } from '../../mail/mail.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { type Correspondence, hostOf } from './correspondence.ts';
import { type Evidence, isBulkBy } from './evidence.ts';
import { isListPost } from './list-post.ts';
import { isNoReply, isPerson } from './sender-kind.ts';

const unsubscribe = compilePhrases(() => LANGUAGES.map(({ bulk }) => bulk.unsubscribe));
const autoReplies = compilePhrases(() => LANGUAGES.map(({ bulk }) => bulk.autoReplies));
const absences = compilePhrases(() => LANGUAGES.map(({ bulk }) => bulk.absences));
const addressesReader = compilePhrases(() => LANGUAGES.map(({ bulk }) => bulk.addressesReader));

/** Characters that are read for a program's phrases: a mass mail has them in its first or last lines. */
const HEAD_CHARACTERS = 400;
const TAIL_CHARACTERS = 2_000;
const MAX_SUBJECT_CHARACTERS = 200;

const LABELS = new Map<string, Evidence>([
  ['SPAM', 'spam'],
  ['CATEGORY_PROMOTIONS', 'promotion'],
  ['CATEGORY_SOCIAL', 'promotion'],
  ['CATEGORY_UPDATES', 'update'],
  ['CATEGORY_FORUMS', 'update'],
  ['CATEGORY_PERSONAL', 'personal'],
  ['IMPORTANT', 'important'],
]);
/** An event that is published to all has no attendee; an invitation has one, or a method of its own. */
const EVENT = /^BEGIN:VEVENT/im;
const PUBLISHED = /^METHOD:PUBLISH/im;
const ATTENDEE = /^ATTENDEE[;:]/im;

/** Of an attached calendar, Gmail hands over the name alone. */
const INVITATION_FILE =
  /^(?:invit[\p{L}]*|meeting|appointment|einladung|termin|convite|convocatoria|ical-[^.]*)\.ics$/iu;

function isInvitation({ calendar, attachments }: Mail): boolean {
  if (calendar === undefined) return attachments.some((name) => INVITATION_FILE.test(name));
  return EVENT.test(calendar) && (!PUBLISHED.test(calendar) || ATTENDEE.test(calendar));
}

/** `Automatic reply: Offer`, or a subject of absence on a mail that a program sent. */
function isAutoReply({ subject, signs }: Mail): boolean {
  const read = subject.trim().slice(0, MAX_SUBJECT_CHARACTERS);
  const end = autoReplies.matchStart(read);
  if (end > 0 && /^\s*(?:$|[::(\-–—"„«])/.test(read.slice(end))) return true;
  const isByProgram = (['auto-generated', 'machine', 'precedence-bulk'] as const).some((sign) =>
    signs.includes(sign),
  );
  return isByProgram && absences.matchStart(read) > 0;
}

const REPLY_SUBJECT = /^[^\s::]{1,6}\s?[::]/;

/** Whether the mail answers one of the user's: by its Message-ID, or by the host at which the user's end. */
function isReplyToUser(mail: Mail, user: Correspondence): boolean {
  const { references, from, to, cc, subject, signs, listAddress } = mail;
  if (references.some(user.isOwnMessageId)) return true;
  const [recipient, ...others] = to;
  const isToUser = [...to, ...cc].some(({ address }) => user.isUser(address));
  const isToOne = recipient !== undefined && others.length === 0 && listAddress === undefined;
  if (!isToUser && !isToOne) return false;
  // A single recipient is the user, also under an address that is not known.
  const ownHost = isToOne ? hostOf(recipient.address) : undefined;
  const isOwnHost = (host: string) => host === ownHost || user.isIdHost(host);
  if (!references.some((reference) => isOwnHost(hostOf(reference)))) return false;
  // A program on the user's own host (a ticket system) refers to its own earlier notices.
  const isByPerson = isPerson(from) && !signs.includes('auto-generated');
  return isByPerson || (REPLY_SUBJECT.test(subject) && !isOwnHost(hostOf(from.address)));
}

function listWritten(mail: Mail, user: Correspondence): Evidence[] {
  const { from, to, replyTo, threadId, signs } = mail;
  const isAnswered = [from, replyTo].some((each) => each !== undefined && user.isAnswered(each.address));
  const isAlone = to.length === 1 && to.some(({ address }) => user.isUser(address));
  return [
    ...(isReplyToUser(mail, user) ? (['reply-to-user'] as const) : []),
    ...(isAnswered || user.isOwnThread(threadId) ? (['answered'] as const) : []),
    ...(isListPost(mail, user) ? (['list-post'] as const) : []),
    ...(isAlone && isPerson(from) && !signs.includes('feedback-id') ? (['person-to-user'] as const) : []),
  ];
}

/** The phrases of programs that the mail's words hold. */
function listWorded({ text, subject, labelIds }: Mail): Evidence[] {
  const head = text.slice(0, HEAD_CHARACTERS);
  const tail = text.slice(Math.max(text.length - TAIL_CHARACTERS, HEAD_CHARACTERS));
  const isSocial = labelIds.some((label) => LABELS.get(label) === 'promotion');
  const opening = `${subject.slice(0, MAX_SUBJECT_CHARACTERS)}\n${head}`;
  return [
    ...(unsubscribe.find(tail) || unsubscribe.find(head) ? (['unsubscribe-line'] as const) : []),
    ...(!isSocial && addressesReader.find(opening) ? (['addresses-reader'] as const) : []),
  ];
}

/** Everything that speaks for a mail being bulk, and against it. */
export function collectEvidence(mail: Mail, user: Correspondence): ReadonlySet<Evidence> {
  const evidence = new Set<Evidence>(mail.signs);
  for (const label of mail.labelIds) {
    const piece = LABELS.get(label);
    if (piece !== undefined) evidence.add(piece);
  }
  if (isNoReply(mail.from.address)) evidence.add('no-reply');
  if (isAutoReply(mail)) evidence.add('auto-reply');
  // Most mails of people have none of these, and nothing else is read of them.
  if (evidence.size === 0) return evidence;
  if (mail.report !== undefined) evidence.add('bounce');
  if (isInvitation(mail)) evidence.add('invitation');
  for (const piece of [...listWritten(mail, user), ...listWorded(mail)]) evidence.add(piece);
  // Who passes on how to leave writes to many.
  if (evidence.has('unsubscribe-line')) evidence.delete('person-to-user');
  return evidence;
}

/** Whether the mail is bulk: sent by a program or to many, and not addressed to the user. */
export function isBulkMail(mail: Mail, user: Correspondence): boolean {
  return isBulkBy(collectEvidence(mail, user));
}
