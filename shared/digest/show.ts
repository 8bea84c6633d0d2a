import type { Digest, DigestItem } from '../mail/digest.ts';
import { subjectOf } from './own-digests.ts';

/** When a digest was due, and where its reader is. */
type Occasion = { scheduledTime: string; timeZone: string };

/** A digest in each form that it is delivered in. Nothing in it acts: no link, no mark-up of a mail's, no mention. */
export type ShownDigest = {
  text: string;
  /** Of a mail. */
  html: string;
  /** Block Kit, and what notifications show in its place; Slack reads marks into the latter. */
  slack: { text: string; blocks: unknown[] };
};

/** A plain_text object of Slack's holds this many characters, a message this many blocks. */
const BLOCK_CHARACTERS = 3_000;
const BLOCKS = 50;

export type ShowDigest = (digest: Digest, occasion: Occasion) => ShownDigest;

export const showDigest: ShowDigest = (digest, { scheduledTime, timeZone }) => {
  const heading = subjectOf(scheduledTime, timeZone);
  const paragraphs = [heading, ...paragraphsOf(digest)].map(withoutControls);
  const blocks = paragraphs.slice(0, BLOCKS).map((text) => ({
    type: 'section',
    text: { type: 'plain_text', text: text.slice(0, BLOCK_CHARACTERS), emoji: false },
  }));
  const text = paragraphs.join('\n\n');
  const html = `<!doctype html><meta charset="utf-8"><pre>${escaped(text)}</pre>`;
  return { text, html, slack: { text: heading, blocks } };
};

function paragraphsOf({ items, skipped, counts }: Digest): string[] {
  if (counts.read === 0) return ['No mail.'];
  const bulk = items.filter(({ isBulk }) => isBulk);
  return [
    ...items.filter(({ isBulk }) => !isBulk).map(paragraphOf),
    ...(bulk.length > 0 ? [`Bulk mail: ${bulk.map(({ sender }) => sender).join(', ')}`] : []),
    ...(skipped.length > 0 ? [`Not readable: ${skipped.length}`] : []),
  ];
}

function paragraphOf({ sender, subject, gist, asks, mentions }: DigestItem): string {
  const marks = [...(asks ? ['asks'] : []), ...(mentions === undefined ? [] : [mentions])];
  return `${sender} · ${subject}${marks.length > 0 ? ` [${marks.join('; ')}]` : ''}\n${gist}`;
}

function withoutControls(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, ' ');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
