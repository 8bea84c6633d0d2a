import { readStyle, type Style } from './declarations.ts';
import type { Described } from './selectors.ts';

const ATTRIBUTE = /([a-z][a-z-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
const RELEVANT = /\s(?:style|class|id|hidden|size)\b/i;
const MAX_CLASSES = 30;

/** What a start tag says of its element's looks. */
export type ReadTag = { described: Described; own: Style; isHiddenByAttribute: boolean; setsSize: boolean };

const NO_STYLE: Style = { normal: new Map(), important: new Map() };

/** The attributes of a start tag by lower-case name, as written. */
export function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.replace(/^<\S*/, '').matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return attributes;
}

function readClasses(written: string): string[] {
  return [...new Set(written.split(/\s+/, MAX_CLASSES))].filter((each) => each !== '');
}

/** Reads a start tag; Outlook's `xml` holds data. */
export function readTag(name: string, tag: string): ReadTag {
  const isData = name === 'xml';
  if (!RELEVANT.test(tag)) {
    const described = { name, id: '', classes: [] };
    return { described, own: NO_STYLE, isHiddenByAttribute: isData, setsSize: false };
  }
  const attributes = readAttributes(tag);
  const style = attributes.get('style');
  return {
    described: {
      name,
      id: attributes.get('id') ?? '',
      classes: readClasses(attributes.get('class') ?? ''),
    },
    own: style === undefined ? NO_STYLE : readStyle(style.replaceAll('&quot;', '"')),
    isHiddenByAttribute: isData || attributes.has('hidden'),
    setsSize: name === 'font' && attributes.has('size'),
  };
}
