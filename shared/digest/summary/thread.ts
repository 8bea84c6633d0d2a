import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import type { DigestItem } from '../digest.ts';
import { asksForReply } from './asks.ts';
import { gistOf, MAX_GIST_CHARACTERS } from './gist.ts';
import { firstMention } from './mentions.ts';
import { ownWords } from './own-words.ts';

const MAX_SUBJECT_CHARACTERS = 200;
const MAX_SENDER_CHARACTERS = 100;
/** Read of a header before it is cleaned; bounds the work, not the result. */
const MAX_HEADER_CHARACTERS = 4_000;

/** The mails of one thread, newest first. */
export type Thread = readonly [newest: Mail, ...older: Mail[]];

function newestFirst(a: Mail, b: Mail): number {
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.id < b.id ? 1 : Number(a.id > b.id) * -1;
}

/** Sorts mails into their threads, whatever order they come in. */
export function foldThreads(mails: readonly Mail[]): Thread[] {
  const threads = Map.groupBy(mails, ({ threadId }) => threadId);
  return Array.from(threads.values()).flatMap((thread) => {
    const [newest, ...older] = thread.toSorted(newestFirst);
    return newest === undefined ? [] : [[newest, ...older] as const];
  });
}

/** Header text for a digest: one line without links, of bounded length. */
function headline(text: string, limit: number): string {
  return cutText(toOneLine(removeLinks(toOneLine(text.slice(0, MAX_HEADER_CHARACTERS)))), limit);
}

function senderOf({ from }: Mail): string {
  const name = headline(from.name, MAX_SENDER_CHARACTERS);
  return name === '' ? headline(from.address, MAX_SENDER_CHARACTERS) : name;
}

/** The first text that is found and not empty. */
function firstText<T>(from: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of from) {
    const found = find(value);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** One thread as a digest shows it: the newest mail speaks for it, older ones where it says nothing. */
export function threadItem(thread: Thread): DigestItem {
  const [newest] = thread;
  const own = thread.map(({ text, from }) => ownWords(text, from.name));
  const texts = own.map((lines) => toOneLine(removeLinks(lines.join('\n'))));
  const subjects = thread.map(({ subject }) => headline(subject, MAX_SUBJECT_CHARACTERS));
  const mentions = firstText([...texts, ...subjects], firstMention);
  const sender = senderOf(newest);
  return {
    threadId: newest.threadId,
    messageIds: thread.map(({ id }) => id).toReversed(),
    sender: sender === '' ? '(unknown sender)' : sender,
    subject: firstText(subjects, (subject) => subject) ?? '(no subject)',
    // A mail of nothing but a greeting still says that.
    gist:
      firstText(own, gistOf) ?? firstText(texts, (text) => cutText(text, MAX_GIST_CHARACTERS)) ?? '(no text)',
    receivedAt: newest.receivedAt,
    asks: texts.some(asksForReply),
    ...(mentions === undefined ? {} : { mentions }),
    isBulk: thread.every(({ isBulk }) => isBulk),
  };
}
