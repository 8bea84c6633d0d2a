import { defangText } from '../../text/defang.ts';
import type { Digest, DigestItem } from '../digest.ts';
import { MAX_GIST_CHARACTERS, MAX_SENDER_CHARACTERS, MAX_SUBJECT_CHARACTERS } from '../limits.ts';
import { NO_SUBJECT, NO_TEXT, UNKNOWN_SENDER } from '../placeholders.ts';
import { writeBulkLine, writeOverview, writeSkippedLine } from './counts.ts';
import { writeEvent, writeEventTime } from './event-words.ts';
import type { Heading } from './heading.ts';
import { countOf, fillIn } from './wording/wording.ts';

/** One thread of people's mail, defanged in every field. `notes`: that a mail did not arrive, its
 * number of mails, the date that it names. */
export type Entry = { sender: string; subject: string; gist: string; notes: readonly string[] };
export type Section = { heading: string; entries: readonly Entry[] };

/** The content of a digest, in plain lines: the renderings as text, Slack blocks and HTML share it. */
export type Outline = {
  title: string;
  /** The mailbox, if given, the counts, and that the mailbox holds more mails than were read. */
  overview: readonly string[];
  sections: readonly Section[];
  /** Lines below the sections: bulk mail, unreadable mail. */
  closing: readonly string[];
};

const MAX_DATE_CHARACTERS = 60;
const MAX_MAILBOX_CHARACTERS = 60;

/** The parts of a digest in order: questions first; bulk mail is counted, not listed. */
export function makeOutline(digest: Digest, heading: Heading): Outline {
  const { date, wording, mailbox } = heading;
  const people = digest.items.filter(({ isBulk }) => !isBulk);
  const asking = people.filter(({ asks }) => asks);
  const others = people.filter(({ asks }) => !asks);
  const { headings } = wording;
  const makeEntries = (items: readonly DigestItem[]) => items.map((item) => makeEntry(item, heading));
  return {
    title: `${wording.title} · ${defangText(date, MAX_DATE_CHARACTERS)}`,
    overview: [
      ...(mailbox === undefined ? [] : [defangText(mailbox, MAX_MAILBOX_CHARACTERS)]),
      writeOverview(digest, wording),
      ...(digest.hasMore ? [countOf(wording.hasMore, digest.counts.read, wording)] : []),
    ],
    sections: [
      { heading: headings.asking, entries: makeEntries(asking) },
      { heading: asking.length > 0 ? headings.others : headings.people, entries: makeEntries(others) },
    ].filter(({ entries }) => entries.length > 0),
    closing: [writeBulkLine(digest, wording), writeSkippedLine(digest, wording)].filter(
      (line) => line !== undefined,
    ),
  };
}

function makeEntry(item: DigestItem, heading: Heading): Entry {
  const { wording } = heading;
  const { sender, subject, mentions, event, messageIds, notice } = item;
  const isEvent = event !== undefined && mentions !== undefined;
  const date = isEvent ? writeEventTime(event, heading) : defangText(mentions ?? '', MAX_DATE_CHARACTERS);
  return {
    sender: (sender !== UNKNOWN_SENDER && defangText(sender, MAX_SENDER_CHARACTERS)) || wording.unknownSender,
    subject: (subject !== NO_SUBJECT && defangText(subject, MAX_SUBJECT_CHARACTERS)) || wording.noSubject,
    gist: writeGist(item, heading),
    // The date comes last: no digits after it can turn it into a phone number.
    notes: [
      ...(notice === undefined ? [] : [wording[notice]]),
      ...(messageIds.length > 1 ? [countOf(wording.threadMails, messageIds.length, wording)] : []),
      ...(date === '' ? [] : [date]),
    ],
  };
}

/** A mail without words is described by its event, its protection, or its attachments. */
function writeGist({ gist, event, attachments = [], protection }: DigestItem, heading: Heading): string {
  const { wording } = heading;
  if (event?.isGist) return writeEvent(event, heading);
  if (protection !== undefined) return wording[protection];
  const names = defangText(attachments.join(', '), MAX_GIST_CHARACTERS);
  if (names !== '') return fillIn(wording.attached, { names });
  return (gist !== NO_TEXT && defangText(gist, MAX_GIST_CHARACTERS)) || wording.noText;
}
