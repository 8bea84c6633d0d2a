import { defangText } from '../../text/defang.ts';
import type { Digest } from '../digest.ts';
import { writeOmittedLines, writeOverview } from './counts.ts';
import { fitSections } from './fit-sections.ts';
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

/** Notifications show `text`, in which Slack finds mentions: it holds nothing from any mail. */
export type SlackDigest = { text: string; blocks: SlackBlock[] };

const MAX_BLOCKS = 50;
/** Title, overview, two section headings, the line of omitted entries, divider, two closing lines. */
const FRAME_BLOCKS = 8;
/**
 * Slack publishes no limit for all blocks together; messages of 11,300 characters plus block overhead failed:
 * https://github.com/slackapi/bolt-js/issues/2867. Counted here as JSON.
 */
const MAX_JSON_CHARACTERS = 12_000;
const FRAME_CHARACTERS = 2_000;
const MAX_HEADER_CHARACTERS = 150;
const MAX_TEXT_CHARACTERS = 3_000;

/** A digest as a Slack message within Slack's limits. */
export function renderSlack(
  digest: Digest,
  heading: Heading,
  outline = makeOutline(digest, heading),
): SlackDigest {
  const { title, overview, sections, closing } = outline;
  const characters = MAX_JSON_CHARACTERS - FRAME_CHARACTERS;
  const blocksEach = Math.ceil(characters / (MAX_BLOCKS - FRAME_BLOCKS));
  const { sections: shown, left } = fitSections(sections, characters, {
    render: renderEntry,
    // An entry costs its characters, or its share of the blocks if that is more.
    cost: (block) => Math.max(JSON.stringify(block).length + 1, blocksEach),
    headingCost: 0,
  });
  const blocks: SlackBlock[] = [
    makeHeader(title),
    makeContext(...overview),
    ...shown.flatMap(({ heading: name, entries }) => [makeHeader(name), ...entries]),
    ...writeOmittedLines(left, heading.wording).map((line) => makeContext(line)),
    ...(closing.length > 0 && shown.length > 0 ? [{ type: 'divider' } as const] : []),
    ...closing.map((line) => makeContext(line)),
  ];
  return { text: `${title} · ${writeOverview(digest, heading.wording)}`, blocks };
}

function makePlainText(text: string, limit: number): PlainText {
  return { type: 'plain_text', text: text.length <= limit ? text : defangText(text, limit), emoji: false };
}

function makeHeader(text: string): SlackBlock {
  return { type: 'header', text: makePlainText(text, MAX_HEADER_CHARACTERS) };
}

function makeContext(...texts: string[]): SlackBlock {
  return { type: 'context', elements: texts.map((text) => makePlainText(text, MAX_TEXT_CHARACTERS)) };
}

function renderEntry({ sender, subject, gist, notes }: Entry): SlackBlock {
  const noted = notes.length > 0 ? [notes.join(' · ')] : [];
  const text = [`${sender} · ${subject}`, gist, ...noted].join('\n');
  return { type: 'section', text: makePlainText(text, MAX_TEXT_CHARACTERS) };
}
