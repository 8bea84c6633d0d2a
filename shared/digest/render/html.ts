import { escapeHtml } from '../../text/escape-html.ts';
import type { Digest } from '../digest.ts';
import { fitting, omittedLines } from './fit-sections.ts';
import type { Heading } from './heading.ts';
import { DARK, styled } from './html-style.ts';
import { type Entry, makeOutline } from './outline.ts';

/** Gmail shows 102 KB of a mail and hides the rest behind a link. */
const MAX_BYTES = 100_000;
const FRAME_BYTES = 12_000;
const SECTION_BYTES = 500;

/** Apple's mail programs make links of numbers, dates and addresses unless told not to. */
const HEAD = [
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  '<meta name="supported-color-schemes" content="light dark">',
  '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
].join('\n');

/**
 * A digest as a whole HTML mail of at most 100 KB: nothing in it is loaded, run or clicked. Directions are
 * found per item, so that right-to-left mail reads right among the others.
 */
export function renderHtml(digest: Digest, heading: Heading): string {
  const { title, overview, sections, closing } = makeOutline(digest, heading);
  const { sections: shown, left } = fitting(sections, MAX_BYTES - FRAME_BYTES, {
    render: entryHtml,
    cost: (html) => Buffer.byteLength(html) + 1,
    headingCost: SECTION_BYTES,
  });
  const body = [
    styled('h1', 'title', escapeHtml(title), ' dir="auto"'),
    ...overview.map((line) => styled('p', 'overview', escapeHtml(line))),
    ...shown.map(({ heading: name, entries }) => sectionHtml(name, entries)),
    ...omittedLines(left).map((line) => styled('p', 'closing', escapeHtml(line))),
    ...closing.map((line) => styled('p', 'closing', escapeHtml(line), ' dir="auto"')),
  ].join('\n');
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head>\n${HEAD}\n<title>${escapeHtml(title)}</title>\n<style>${DARK}</style>\n</head>`,
    styled('body', 'page', `\n${styled('div', 'sheet', `\n${body}\n`, ' role="main"')}\n`),
    '</html>\n',
  ].join('\n');
}

function sectionHtml(name: string, entries: readonly string[]): string {
  return `${styled('h2', 'section', escapeHtml(name))}\n${styled('ul', 'entries', `\n${entries.join('\n')}\n`)}`;
}

/** `dir="auto"` passes over a `bdi`, so the subject decides where an entry begins, and the gist for itself. */
function entryHtml({ sender, subject, gist, notes }: Entry): string {
  const chips = notes.map((note) => styled('span', 'note', `<bdi>${escapeHtml(note)}</bdi>`)).join(' ');
  const lines = [
    styled('p', 'sender', `<bdi>${escapeHtml(sender)}</bdi>`),
    styled('p', 'subject', escapeHtml(subject)),
    styled('p', 'gist', escapeHtml(gist), ' dir="auto"'),
    ...(chips === '' ? [] : [styled('p', 'notes', chips)]),
  ];
  return styled('li', 'entry', lines.join(''), ' dir="auto"');
}
