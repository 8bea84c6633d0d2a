import type { Digest } from '../../../shared/digest/digest.ts';
import { makeHeading } from '../../../shared/digest/render/heading.ts';
import { renderHtml } from '../../../shared/digest/render/html.ts';
import { renderSlack, type SlackBlock, type SlackDigest } from '../../../shared/digest/render/slack.ts';
import { renderText } from '../../../shared/digest/render/text.ts';
import { clickableIn, forbiddenCharactersIn } from './clickable.ts';
import { digestItem, digestWith } from './digest-items.ts';
import { elementsOf, findForeignMarkup, shownBy } from './page-markup.ts';

const heading = makeHeading('2026-11-23T07:00:00Z', 'Europe/Berlin', 'ada@example.com');

/** The text objects of a message, in order. */
export function textsOf(blocks: readonly SlackBlock[]) {
  return blocks.flatMap((block) => {
    if (block.type === 'divider') return [];
    return block.type === 'context' ? block.elements : [block.text];
  });
}

const everything = digestWith(
  [
    digestItem({ asks: true, mentions: 'Friday', messageIds: ['a', 'b'] }),
    digestItem(),
    digestItem({ isBulk: true }),
  ],
  ['not a message'],
);
const longest = digestWith(Array.from({ length: 900 }, () => digestItem({ gist: 'word '.repeat(56) })));
const expectedElements = new Set(
  [everything, longest].flatMap((digest) => [...elementsOf(renderHtml(digest, heading))]),
);

/** A digest as all three renderings show it. */
export function shown(digest: Digest): { text: string; html: string; slack: SlackDigest } {
  return {
    text: renderText(digest, heading),
    html: renderHtml(digest, heading),
    slack: renderSlack(digest, heading),
  };
}

/** Everything in the renderings that no digest may show, in words. */
export function findOffences(digest: Digest): string[] {
  const { text, html, slack } = shown(digest);
  const objects = textsOf(slack.blocks);
  const texts = { text, html: shownBy(html), slack: objects.map((object) => object.text).join('\n') };
  const notPlain = objects.filter(({ type, emoji }) => type !== 'plain_text' || emoji);
  return [
    ...Object.entries(texts).flatMap(([where, words]) => [
      ...clickableIn(words).map((found) => `${where} makes clickable: ${found}`),
      ...forbiddenCharactersIn(words).map((found) => `${where} holds ${found}`),
      ...(/<[\p{L}/!?@#]/u.exec(words) ?? []).map((found) => `${where} holds ${found}`),
    ]),
    ...findForeignMarkup(html, expectedElements).map((found) => `html holds ${found}`),
    ...notPlain.map(({ type }) => `slack has a ${type} object`),
    ...(/^[\w ,·:.;]*$/.test(slack.text) ? [] : [`slack's fallback text is ${slack.text}`]),
    ...findExceededLimits(text, html, slack),
  ];
}

function findExceededLimits(text: string, html: string, { blocks }: SlackDigest): string[] {
  const headers = blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : []));
  const limits: [what: string, size: number, limit: number][] = [
    ['text', text.length, 40_000],
    ['html', Buffer.byteLength(html), 100_000],
    ['blocks', blocks.length, 50],
    ['the blocks together', JSON.stringify(blocks).length, 12_000],
    ...headers.map((words): [string, number, number] => ['a header', words.length, 150]),
    ...textsOf(blocks).map((object): [string, number, number] => ['a text', object.text.length, 3_000]),
  ];
  const empty = textsOf(blocks).some((object) => object.text.length === 0) ? ['a text is empty'] : [];
  return [
    ...limits.filter(([, size, limit]) => size > limit).map(([what, size]) => `${what} of ${size}`),
    ...empty,
  ];
}
