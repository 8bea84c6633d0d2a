import type { Digest } from '../digest.ts';
import { writeSubject } from '../own-digests.ts';
import type { DigestLanguage } from '../settings/digest-language.ts';
import { makeHeading } from './heading.ts';
import { renderHtml } from './html.ts';
import { makeOutline } from './outline.ts';
import { renderSlack, type SlackDigest } from './slack.ts';
import { renderText } from './text.ts';
import { loadWording } from './wording/load-wording.ts';

/** The slot's time (ISO 8601), the user's time zone and language, and the name of a labelled mailbox. */
export type Occasion = {
  scheduledTime: string;
  timeZone: string;
  language: DigestLanguage;
  mailbox?: string | undefined;
};

/** A digest in each form of delivery; `html` is a complete mail, whose subject holds nothing from any mail. */
export type RenderedDigest = { text: string; subject: string; html: string; slack: SlackDigest };

export type RenderDigest = (digest: Digest, occasion: Occasion) => Promise<RenderedDigest>;

export const renderDigest: RenderDigest = async (digest, { scheduledTime, timeZone, language, mailbox }) => {
  const wording = await loadWording(language);
  const heading = makeHeading(scheduledTime, timeZone, wording, mailbox);
  const outline = makeOutline(digest, heading);
  return {
    text: renderText(digest, heading, outline),
    subject: writeSubject(heading.date, language),
    html: renderHtml(digest, heading, outline),
    slack: renderSlack(digest, heading, outline),
  };
};
