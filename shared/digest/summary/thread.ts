import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { spaceHosts } from '../../text/hosts.ts';
import { nameLinks, removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import type { DigestEvent, DigestItem } from '../digest.ts';
import { MAX_GIST_CHARACTERS, MAX_SUBJECT_CHARACTERS } from '../limits.ts';
import { extractOwnWords } from '../own-words/own-words.ts';
import { NO_SUBJECT, NO_TEXT, UNKNOWN_SENDER } from '../placeholders.ts';
import { findMention } from './dates/find-mention.ts';
import { findEvent, type MailEvent } from './event.ts';
import { extractGist } from './gist.ts';
import { cleanSubject } from './header-text.ts';
import { type OwnSentence, readSentences } from './own-sentences.ts';
import { nameSender } from './sender.ts';
import { subjectAsks } from './subject-question.ts';
import { describeWordless, hasFiles, type Wordless } from './wordless-mail.ts';

/** A mail that is nothing but a link is short. */
const MAX_LINK_CHARACTERS = 1_000;

/** The mails of one thread, newest first. */
type Thread = readonly [newest: Mail, ...older: Mail[]];

/** The mails of a thread that the user received. `unanswered`: those that are newer than the user's last answer. */
export type Conversation = { thread: Thread; unanswered: readonly Mail[] };

/** The mails of a thread, newest first, with what each says. */
type ReadThread = {
  thread: Thread;
  own: readonly (readonly string[])[];
  said: readonly (readonly OwnSentence[])[];
  events: readonly (MailEvent | undefined)[];
};

function compareNewestFirst(a: Mail, b: Mail): number {
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.id < b.id ? 1 : Number(a.id > b.id) * -1;
}

function hasLabel({ labelIds }: Mail, label: string): boolean {
  return labelIds.includes(label);
}

/**
 * Groups received mails by thread; their order does not matter. The user's own mails, drafts and deleted mails are
 * context: they are no news, but an own mail that was sent answers the older ones.
 */
export function groupThreads(mails: readonly Mail[], isOwn: (mail: Mail) => boolean): Conversation[] {
  const threads = Map.groupBy(mails, ({ threadId }) => threadId);
  return Array.from(threads.values()).flatMap((thread) => {
    const sorted = thread.toSorted(compareNewestFirst);
    const isNews = (mail: Mail) => !isOwn(mail) && !hasLabel(mail, 'TRASH');
    const answer = sorted.findIndex((mail) => isOwn(mail) && !hasLabel(mail, 'DRAFT'));
    const [newest, ...older] = sorted.filter(isNews);
    if (newest === undefined) return [];
    const unanswered = sorted.slice(0, answer === -1 ? sorted.length : answer).filter(isNews);
    return [{ thread: [newest, ...older], unanswered }];
  });
}

/** The first result that is not empty. */
function findText<T>(from: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of from) {
    const found = find(value);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/**
 * The gist of the newest mail that says something, in words, by its event or by its attachments. A mail that holds only a greeting is
 * summarised by that greeting, one that holds only a link by the link's host.
 */
function findGist({ thread, own, said, events }: ReadThread): Wordless & { event?: DigestEvent } {
  for (const [index, mail] of thread.entries()) {
    const gist = extractGist(said[index] ?? []);
    if (gist !== '') return { gist };
    const found = events[index];
    if (found !== undefined) return { gist: found.gist, event: { ...found.event, isGist: true } };
    const wordless = describeWordless(mail);
    if (wordless !== undefined) return wordless;
  }
  const gist =
    findText(own, (lines) => cutText(toOneLine(removeLinks(lines.join('\n'))), MAX_GIST_CHARACTERS)) ??
    findText(own, (lines) => toOneLine(nameLinks(lines.join('\n').slice(0, MAX_LINK_CHARACTERS))));
  return { gist: gist ?? NO_TEXT };
}

/** The first day or time that the mails name; the event's where its mail has no text that names its day. */
function findDate({ said, events }: ReadThread, subjects: readonly string[]): Partial<DigestItem> {
  const texts = said.map((sentences) => sentences.map(({ text }) => text).join(' '));
  const isAsked = subjectAsks(subjects[0] ?? '');
  const named = findText(isAsked ? [...subjects, ...texts] : [...texts, ...subjects], findMention);
  const [newest] = events;
  const event = named === undefined ? events.find((each) => each?.mentions !== undefined) : newest;
  const isNamed = event?.mentions === undefined || (named !== undefined && event.isNamedIn(named));
  if (!isNamed) return { mentions: event.mentions, event: event.event };
  return named === undefined ? {} : { mentions: named };
}

/** Summarises one thread by its newest mail, or by an older one where the newest says nothing. */
export function summariseThread({ thread, unanswered }: Conversation, isBulk: boolean): DigestItem {
  const [newest] = thread;
  const own = thread.map((mail) => extractOwnWords(mail.text, mail.from.name, hasFiles(mail)));
  const said = own.map(readSentences);
  const subjects = thread.map(({ subject }) => cleanSubject(subject, MAX_SUBJECT_CHARACTERS));
  const events = thread.map(findEvent);
  const read = { thread, own, said, events };
  const sender = nameSender(newest.from);
  const { gist, ...wordless } = findGist(read);
  // `unanswered` are the newest of the thread.
  const asks = unanswered.some(
    (_, index) =>
      said[index]?.some((sentence) => sentence.asks) ||
      subjectAsks(subjects[index] ?? '') ||
      events[index]?.asks,
  );
  return {
    threadId: newest.threadId,
    messageIds: thread.map(({ id }) => id).toReversed(),
    sender: sender === '' ? UNKNOWN_SENDER : sender,
    subject: findText(subjects, (subject) => subject) ?? NO_SUBJECT,
    gist: cutText(spaceHosts(gist), MAX_GIST_CHARACTERS),
    ...findDate(read, subjects),
    ...wordless,
    receivedAt: newest.receivedAt,
    // A server that reports a bounce expects no reply.
    asks: newest.report === undefined && asks,
    isBulk,
    ...(newest.report === undefined ? {} : { notice: newest.report }),
  };
}
