import type { Digest } from '../digest.ts';
import { makeHeading } from './heading.ts';
import { renderHtml } from './html.ts';
import { renderSlack, type SlackDigest } from './slack.ts';
import { renderText } from './text.ts';

/** The slot's time (ISO 8601) and the user's time zone. */
type Occasion = { scheduledTime: string; timeZone: string };

/** A digest in each form of delivery; `html` is a complete mail. */
export type RenderedDigest = { text: string; html: string; slack: SlackDigest };

export type RenderDigest = (digest: Digest, occasion: Occasion) => RenderedDigest;

export const renderDigest: RenderDigest = (digest, { scheduledTime, timeZone }) => {
  const heading = makeHeading(scheduledTime, timeZone);
  return {
    text: renderText(digest, heading),
    html: renderHtml(digest, heading),
    slack: renderSlack(digest, heading),
  };
};
