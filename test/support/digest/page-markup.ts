import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const TAG = /<[^>]*>/g;
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;
const BLOCK = new Set(['p', 'h1', 'h2', 'li']);

function isElement(node: Node): node is Element {
  return 'attrs' in node;
}

function elementsIn(node: Node): Element[] {
  const within = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return isElement(node) ? [node, ...within] : within;
}

function textIn(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  const within = 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
  return BLOCK.has(node.nodeName) ? `${within}\n` : within;
}

/** The text of a page as a browser displays it, one line per block. */
export function shownBy(html: string): string {
  const body = elementsIn(parse(html)).find(({ nodeName }) => nodeName === 'body');
  return body === undefined ? '' : textIn(body);
}

/** The elements of a page with their attributes, as a browser parses it. */
export function elementsOf(html: string): Set<string> {
  const written = ({ nodeName, attrs }: Element) =>
    [nodeName, ...attrs.map(({ name, value }) => `${name}="${value}"`)].join(' ');
  return new Set(elementsIn(parse(html)).map(written));
}

/**
 * Foreign markup in the page: every element that does not equal an expected one in all attributes, comments, and, as
 * mail programs rewrite pages by their own rules, every unescaped markup character between tags.
 */
export function findForeignMarkup(html: string, expected: ReadonlySet<string>): string[] {
  const elements = [...elementsOf(html)].filter((element) => !expected.has(element));
  const between = html
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(TAG, '')
    .replace(ENTITY, '')
    .match(/[<>"'&]/g);
  const comments = html.match(/<!(?!doctype html>)/g);
  return [...elements, ...(between ?? []), ...(comments ?? [])];
}
