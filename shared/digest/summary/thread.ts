import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import type { DigestItem } from '../digest.ts';
import { MAX_GIST_CHARACTERS, MAX_SENDER_CHARACTERS, MAX_SUBJECT_CHARACTERS } from '../limits.ts';
import { extractOwnWords } from '../own-words/own-words.ts';
import { asksForReply } from './asks.ts';
import { extractGist } from './gist.ts';
import { findMention } from './mentions.ts';

/** Characters of a header that are read before it is cleaned; bounds the work, not the result. */
const MAX_HEADER_CHARACTERS = 4_000;

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

/** Header text for a digest: one line without links, of bounded length. */
function cleanHeader(text: string, limit: number): string {
  return cutText(toOneLine(removeLinks(toOneLine(text.slice(0, MAX_HEADER_CHARACTERS)))), limit);
}

function nameSender({ from }: Mail): string {
  const name = cleanHeader(from.name, MAX_SENDER_CHARACTERS);
  return name === '' ? cleanHeader(from.address, MAX_SENDER_CHARACTERS) : name;
}

/** The first result that is not empty. */
function findText<T>(from: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of from) {
    const found = find(value);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** Summarises one thread by its newest mail, or by an older one where the newest says nothing. */
export function summariseThread(thread: Thread): DigestItem {
  const [newest] = thread;
  const own = thread.map(({ text, from }) => extractOwnWords(text, from.name));
  const texts = own.map((lines) => toOneLine(removeLinks(lines.join('\n'))));
  const subjects = thread.map(({ subject }) => cleanHeader(subject, MAX_SUBJECT_CHARACTERS));
  const mentions = findText([...texts, ...subjects], findMention);
  const sender = nameSender(newest);
  return {
    threadId: newest.threadId,
    messageIds: thread.map(({ id }) => id).toReversed(),
    sender: sender === '' ? '(unknown sender)' : sender,
    subject: findText(subjects, (subject) => subject) ?? '(no subject)',
    // A mail that holds only a greeting is summarised by that greeting.
    gist:
      findText(own, extractGist) ??
      findText(texts, (text) => cutText(text, MAX_GIST_CHARACTERS)) ??
      '(no text)',
    receivedAt: newest.receivedAt,
    asks: texts.some(asksForReply),
    ...(mentions === undefined ? {} : { mentions }),
    isBulk: thread.every(({ isBulk }) => isBulk),
  };
}
