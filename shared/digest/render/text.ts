import type { Digest } from '../digest.ts';
import { writeOmittedLines } from './counts.ts';
import { fitSections } from './fit-sections.ts';
import type { Heading } from './heading.ts';
import { type Entry, makeOutline } from './outline.ts';

/** Slack's limit for one message. */
const MAX_CHARACTERS = 40_000;
/** For the lines around the entries. */
const FRAME_CHARACTERS = 2_000;
const HEADING_CHARACTERS = 40;

/** A digest as plain text of at most 40,000 characters, for `GET /digest/latest` and terminals. */
export function renderText(digest: Digest, heading: Heading, outline = makeOutline(digest, heading)): string {
  const { wording } = heading;
  const { title, overview, sections, closing } = outline;
  const fitted = fitSections(sections, MAX_CHARACTERS - FRAME_CHARACTERS, {
    render: renderEntry,
    cost: (text) => text.length + 2,
    headingCost: HEADING_CHARACTERS,
  });
  const blocks = fitted.sections.flatMap(({ heading: name, entries }) => [
    name.toLocaleUpperCase(wording.locale),
    ...entries,
  ]);
  const omitted = writeOmittedLines(fitted.left, wording);
  return [[title, ...overview].join('\n'), ...blocks, ...omitted, ...closing].join('\n\n');
}

function renderEntry({ sender, subject, gist, notes }: Entry): string {
  const noted = notes.length > 0 ? [`  [${notes.join(' · ')}]`] : [];
  return [`* ${sender} · ${subject}`, `  ${gist}`, ...noted].join('\n');
}
