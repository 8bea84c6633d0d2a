import type { Digest } from '../../../shared/digest/digest.ts';
import { makeHeading } from '../../../shared/digest/render/heading.ts';
import { renderHtml } from '../../../shared/digest/render/html.ts';
import { renderSlack, type SlackBlock, type SlackDigest } from '../../../shared/digest/render/slack.ts';
import { renderText } from '../../../shared/digest/render/text.ts';
import type { DigestLanguage } from '../../../shared/digest/settings/digest-language.ts';
import { clickableIn, forbiddenCharactersIn } from './clickable.ts';
import { digestItem, digestWith } from './digest-items.ts';
import { elementsOf, findForeignMarkup, shownBy } from './page-markup.ts';
import { wordings } from './wordings.ts';

/** Words, counts and punctuation: no sign that Slack reads as markup. */
const FALLBACK = /^[\p{L}\p{M}\p{N} ,.:;’，、：。،-]*$/u;

const headingIn = (language: DigestLanguage) =>
  makeHeading('2026-11-23T07:00:00Z', 'Europe/Berlin', wordings[language], 'ada@example.com');

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
const expectedElements = new Map<DigestLanguage, Set<string>>();

function expectedElementsIn(language: DigestLanguage): Set<string> {
  const known = expectedElements.get(language);
  if (known !== undefined) return known;
  const pages = [everything, longest].map((digest) => renderHtml(digest, headingIn(language)));
  const elements = new Set(pages.flatMap((html) => [...elementsOf(html)]));
  expectedElements.set(language, elements);
  return elements;
}

/** A digest as all three renderings show it. */
export function shown(
  digest: Digest,
  language: DigestLanguage = 'en',
): { text: string; html: string; slack: SlackDigest } {
  const heading = headingIn(language);
  return {
    text: renderText(digest, heading),
    html: renderHtml(digest, heading),
    slack: renderSlack(digest, heading),
  };
}

/** Everything in the renderings that no digest may show, in words. */
export function findOffences(digest: Digest, language: DigestLanguage = 'en'): string[] {
  const { text, html, slack } = shown(digest, language);
  const objects = textsOf(slack.blocks);
  const texts = { text, html: shownBy(html), slack: objects.map((object) => object.text).join('\n') };
  const notPlain = objects.filter(({ type, emoji }) => type !== 'plain_text' || emoji);
  const fallback = `${wordings[language].title} · ${headingIn(language).date} · `;
  return [
    ...Object.entries(texts).flatMap(([where, words]) => [
      ...clickableIn(words).map((found) => `${where} makes clickable: ${found}`),
      ...forbiddenCharactersIn(words).map((found) => `${where} holds ${found}`),
      ...(/<[\p{L}/!?@#]/u.exec(words) ?? []).map((found) => `${where} holds ${found}`),
    ]),
    ...findForeignMarkup(html, expectedElementsIn(language)).map((found) => `html holds ${found}`),
    ...notPlain.map(({ type }) => `slack has a ${type} object`),
    ...(slack.text.startsWith(fallback) && FALLBACK.test(slack.text.slice(fallback.length))
      ? []
      : [`slack's fallback text is ${slack.text}`]),
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
