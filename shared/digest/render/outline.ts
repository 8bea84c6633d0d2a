import { defangText } from '../../text/defang.ts';
import type { Digest, DigestItem } from '../digest.ts';
import { count, writeBulkLine, writeOverview, writeSkippedLine } from './counts.ts';
import type { Heading } from './heading.ts';

/** One thread of people's mail, harmless in every field. `notes`: how many mails it is, the date that it names. */
export type Entry = { sender: string; subject: string; gist: string; notes: readonly string[] };
export type Section = { heading: string; entries: readonly Entry[] };

/** What a digest shows, before it is text, Slack blocks or HTML. */
export type Outline = {
  title: string;
  /** Whose mailbox it is, if that is told, and what came. */
  overview: readonly string[];
  sections: readonly Section[];
  /** Lines below the sections: bulk mail, what could not be read. */
  closing: readonly string[];
};

const MAX_DATE_CHARACTERS = 60;
const MAX_MAILBOX_CHARACTERS = 60;
/** As much as a digest has of each. */
const MAX_SENDER_CHARACTERS = 100;
const MAX_SUBJECT_CHARACTERS = 200;
const MAX_GIST_CHARACTERS = 280;

/** The parts of a digest in order: what asks first, bulk mail counted and not listed. */
export function makeOutline(digest: Digest, { date, mailbox }: Heading): Outline {
  const people = digest.items.filter(({ isBulk }) => !isBulk);
  const asking = people.filter(({ asks }) => asks);
  const others = people.filter(({ asks }) => !asks);
  return {
    title: `Your mail · ${defangText(date, MAX_DATE_CHARACTERS)}`,
    overview: [
      ...(mailbox === undefined ? [] : [defangText(mailbox, MAX_MAILBOX_CHARACTERS)]),
      writeOverview(digest),
    ],
    sections: [
      { heading: 'Asking for an answer', entries: asking.map(makeEntry) },
      { heading: asking.length > 0 ? 'Also from people' : 'From people', entries: others.map(makeEntry) },
    ].filter(({ entries }) => entries.length > 0),
    closing: [writeBulkLine(digest), writeSkippedLine(digest)].filter((line) => line !== undefined),
  };
}

function makeEntry({ sender, subject, gist, mentions, messageIds }: DigestItem): Entry {
  const date = defangText(mentions ?? '', MAX_DATE_CHARACTERS);
  return {
    sender: defangText(sender, MAX_SENDER_CHARACTERS) || '(unknown sender)',
    subject: defangText(subject, MAX_SUBJECT_CHARACTERS) || '(no subject)',
    gist: defangText(gist, MAX_GIST_CHARACTERS) || '(no text)',
    // The date last: nothing that follows it can make a longer number of it.
    notes: [
      ...(messageIds.length > 1 ? [count(messageIds.length, 'mail')] : []),
      ...(date === '' ? [] : [date]),
    ],
  };
}
