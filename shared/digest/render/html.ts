import { escapeHtml } from '../../text/escape-html.ts';
import type { Digest } from '../digest.ts';
import { writeOmittedLines } from './counts.ts';
import { fitSections } from './fit-sections.ts';
import type { Heading } from './heading.ts';
import { DARK, writeElement } from './html-style.ts';
import { type Entry, makeOutline } from './outline.ts';

/** Gmail cuts a mail off after 102 KB. */
const MAX_BYTES = 100_000;
const FRAME_BYTES = 12_000;
const SECTION_BYTES = 500;

/** Apple's mail programs turn numbers, dates and addresses into links unless `format-detection` forbids it. */
const HEAD = [
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  '<meta name="supported-color-schemes" content="light dark">',
  '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
].join('\n');

/**
 * A digest as a complete HTML mail of at most 100 KB that loads, runs and links nothing. Each entry has its own text
 * direction, so right-to-left mail displays correctly among the others.
 */
export function renderHtml(digest: Digest, heading: Heading, outline = makeOutline(digest, heading)): string {
  const { wording } = heading;
  const { title, overview, sections, closing } = outline;
  const { sections: shown, left } = fitSections(sections, MAX_BYTES - FRAME_BYTES, {
    render: renderEntry,
    cost: (html) => Buffer.byteLength(html) + 1,
    headingCost: SECTION_BYTES,
  });
  const body = [
    writeElement('h1', 'title', escapeHtml(title), ' dir="auto"'),
    ...overview.map((line) => writeElement('p', 'overview', `<bdi>${escapeHtml(line)}</bdi>`)),
    ...shown.map(({ heading: name, entries }) => renderSection(name, entries)),
    ...writeOmittedLines(left, wording).map((line) => writeElement('p', 'closing', escapeHtml(line))),
    ...closing.map((line) => writeElement('p', 'closing', escapeHtml(line), ' dir="auto"')),
  ].join('\n');
  // Mail programs show the page inside their own and drop the attributes of `html`.
  const language = ` lang="${wording.locale}" dir="${wording.direction ?? 'ltr'}"`;
  return [
    '<!doctype html>',
    `<html${language}>`,
    `<head>\n${HEAD}\n<title>${escapeHtml(title)}</title>\n<style>${DARK}</style>\n</head>`,
    writeElement(
      'body',
      'page',
      `\n${writeElement('div', 'sheet', `\n${body}\n`, ` role="main"${language}`)}\n`,
    ),
    '</html>\n',
  ].join('\n');
}

function renderSection(name: string, entries: readonly string[]): string {
  return `${writeElement('h2', 'section', escapeHtml(name))}\n${writeElement('ul', 'entries', `\n${entries.join('\n')}\n`)}`;
}

/** `dir="auto"` ignores a `bdi`: the subject sets the direction of the entry, and the gist its own. */
function renderEntry({ sender, subject, gist, notes }: Entry): string {
  const chips = notes.map((note) => writeElement('span', 'note', `<bdi>${escapeHtml(note)}</bdi>`)).join(' ');
  const lines = [
    writeElement('p', 'sender', `<bdi>${escapeHtml(sender)}</bdi>`),
    writeElement('p', 'subject', escapeHtml(subject)),
    writeElement('p', 'gist', escapeHtml(gist), ' dir="auto"'),
    ...(chips === '' ? [] : [writeElement('p', 'notes', chips)]),
  ];
  return writeElement('li', 'entry', lines.join(''), ' dir="auto"');
}
