import { defangText } from '../../text/defang.ts';
import type { Digest } from '../digest.ts';
import { writeOverview } from './counts.ts';
import { fitting, omittedLines } from './fit-sections.ts';
import type { Heading } from './heading.ts';
import { type Entry, makeOutline } from './outline.ts';

/**
 * Slack reads no mentions, links or formatting in a `plain_text` object and, without `emoji`, no emoji codes:
 * https://docs.slack.dev/reference/block-kit/composition-objects/text-object
 */
type PlainText = { type: 'plain_text'; text: string; emoji: false };
export type SlackBlock =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: PlainText }
  | { type: 'context'; elements: PlainText[] }
  | { type: 'divider' };

/** `text` is what notifications show, which Slack would read for mentions: it holds nothing of any mail. */
export type SlackDigest = { text: string; blocks: SlackBlock[] };

const MAX_BLOCKS = 50;
/** Title, overview, two sections' headings, what was left out, divider, two closing lines. */
const FRAME_BLOCKS = 8;
/**
 * Slack's limit for all blocks together is published nowhere, and was met at 11,300 characters of text with the
 * blocks' own weight added: https://github.com/slackapi/bolt-js/issues/2867. Counted here as JSON.
 */
const MAX_JSON_CHARACTERS = 12_000;
const FRAME_CHARACTERS = 2_000;
const MAX_HEADER_CHARACTERS = 150;
const MAX_TEXT_CHARACTERS = 3_000;

/** A digest for Slack, within its limits. */
export function renderSlack(digest: Digest, heading: Heading): SlackDigest {
  const { title, overview, sections, closing } = makeOutline(digest, heading);
  const characters = MAX_JSON_CHARACTERS - FRAME_CHARACTERS;
  const blocksEach = Math.ceil(characters / (MAX_BLOCKS - FRAME_BLOCKS));
  const { sections: shown, left } = fitting(sections, characters, {
    render: entryBlock,
    // Whichever limit an entry uses more of: its share of the blocks, or its characters.
    cost: (block) => Math.max(JSON.stringify(block).length + 1, blocksEach),
    headingCost: 0,
  });
  const blocks: SlackBlock[] = [
    headerBlock(title),
    contextBlock(...overview),
    ...shown.flatMap(({ heading: name, entries }) => [headerBlock(name), ...entries]),
    ...omittedLines(left).map((line) => contextBlock(line)),
    ...(closing.length > 0 && shown.length > 0 ? [{ type: 'divider' } as const] : []),
    ...closing.map((line) => contextBlock(line)),
  ];
  return { text: `Your mail on ${defangText(heading.date, 60)}. ${writeOverview(digest)}`, blocks };
}

function plain(text: string, limit: number): PlainText {
  return { type: 'plain_text', text: text.length <= limit ? text : defangText(text, limit), emoji: false };
}

function headerBlock(text: string): SlackBlock {
  return { type: 'header', text: plain(text, MAX_HEADER_CHARACTERS) };
}

function contextBlock(...texts: string[]): SlackBlock {
  return { type: 'context', elements: texts.map((text) => plain(text, MAX_TEXT_CHARACTERS)) };
}

function entryBlock({ sender, subject, gist, notes }: Entry): SlackBlock {
  const noted = notes.length > 0 ? [notes.join(' · ')] : [];
  const text = [`${sender} · ${subject}`, gist, ...noted].join('\n');
  return { type: 'section', text: plain(text, MAX_TEXT_CHARACTERS) };
}
