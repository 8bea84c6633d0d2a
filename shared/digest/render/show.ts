import type { Digest } from '../digest.ts';
import { digestBlocks, type SlackDigest } from './blocks.ts';
import { headingOf } from './heading.ts';
import { digestHtml } from './html.ts';
import { digestText } from './text.ts';

/** When a digest was due, and where its reader is. */
type Occasion = { scheduledTime: string; timeZone: string };

/** A digest in each form that it is delivered in; `html` is a whole mail. */
export type ShownDigest = { text: string; html: string; slack: SlackDigest };

export type ShowDigest = (digest: Digest, occasion: Occasion) => ShownDigest;

export const showDigest: ShowDigest = (digest, { scheduledTime, timeZone }) => {
  const heading = headingOf(scheduledTime, timeZone);
  return {
    text: digestText(digest, heading),
    html: digestHtml(digest, heading),
    slack: digestBlocks(digest, heading),
  };
};
