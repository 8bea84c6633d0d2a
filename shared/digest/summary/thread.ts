import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { spaceHosts } from '../../text/hosts.ts';
import { nameLinks, removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import type { DigestItem } from '../digest.ts';
import { MAX_GIST_CHARACTERS, MAX_SUBJECT_CHARACTERS } from '../limits.ts';
import { asksForReply } from './asks.ts';
import { extractGist } from './gist.ts';
import { cleanSubject } from './header-text.ts';
import { findMention } from './mentions.ts';
import { readSentences } from './own-sentences.ts';
import { extractOwnWords } from './own-words.ts';
import { nameSender } from './sender.ts';
import type { Sentence } from './sentences.ts';
import { subjectAsks } from './subject-question.ts';

/** A mail that is nothing but a link is short. */
const MAX_LINK_CHARACTERS = 1_000;

/** The mails of one thread, newest first. */
export type Thread = readonly [newest: Mail, ...older: Mail[]];

function compareNewestFirst(a: Mail, b: Mail): number {
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.id < b.id ? 1 : Number(a.id > b.id) * -1;
}

/** Groups mails by thread; their order does not matter. */
export function groupThreads(mails: readonly Mail[]): Thread[] {
  const threads = Map.groupBy(mails, ({ threadId }) => threadId);
  return Array.from(threads.values()).flatMap((thread) => {
    const [newest, ...older] = thread.toSorted(compareNewestFirst);
    return newest === undefined ? [] : [[newest, ...older] as const];
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

/** A mail that holds only a greeting is summarised by that greeting, one that holds only a link by the link's host. */
function findGist(said: readonly (readonly Sentence[])[], own: readonly (readonly string[])[]): string {
  return (
    findText(said, extractGist) ??
    findText(own, (lines) => cutText(toOneLine(removeLinks(lines.join('\n'))), MAX_GIST_CHARACTERS)) ??
    findText(own, (lines) => toOneLine(nameLinks(lines.join('\n').slice(0, MAX_LINK_CHARACTERS)))) ??
    '(no text)'
  );
}

/** Summarises one thread by its newest mail, or by an older one where the newest says nothing. */
export function summariseThread(thread: Thread): DigestItem {
  const [newest] = thread;
  const own = thread.map(({ text, from }) => extractOwnWords(text, from.name));
  const said = own.map(readSentences);
  const texts = said.map((sentences) => sentences.map(({ text }) => text).join(' '));
  const subjects = thread.map(({ subject }) => cleanSubject(subject, MAX_SUBJECT_CHARACTERS));
  const mentions = findText([...texts, ...subjects], findMention);
  const sender = nameSender(newest.from);
  return {
    threadId: newest.threadId,
    messageIds: thread.map(({ id }) => id).toReversed(),
    sender: sender === '' ? '(unknown sender)' : sender,
    subject: findText(subjects, (subject) => subject) ?? '(no subject)',
    gist: cutText(spaceHosts(findGist(said, own)), MAX_GIST_CHARACTERS),
    receivedAt: newest.receivedAt,
    asks: said.flat().some(({ text }) => asksForReply(text)) || subjects.some(subjectAsks),
    ...(mentions === undefined ? {} : { mentions }),
    isBulk: thread.every(({ isBulk }) => isBulk),
  };
}
