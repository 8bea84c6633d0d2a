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

/** The text of a page as a browser shows it, a line for each block. */
export function shownBy(html: string): string {
  const body = elementsIn(parse(html)).find(({ nodeName }) => nodeName === 'body');
  return body === undefined ? '' : textIn(body);
}

/** Elements with their attributes, as a browser understands the page; comments are not expected and count. */
export function elementsOf(html: string): Set<string> {
  const written = ({ nodeName, attrs }: Element) =>
    [nodeName, ...attrs.map(({ name, value }) => `${name}="${value}"`)].join(' ');
  return new Set(elementsIn(parse(html)).map(written));
}

/**
 * What in the page is not ours: an element that is not, with every attribute, one of ours; and, as mail programs
 * rewrite pages by rules of their own, any character of markup that stands unescaped between tags.
 */
export function strangersIn(html: string, ours: ReadonlySet<string>): string[] {
  const elements = [...elementsOf(html)].filter((element) => !ours.has(element));
  const between = html
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(TAG, '')
    .replace(ENTITY, '')
    .match(/[<>"'&]/g);
  const comments = html.match(/<!(?!doctype html>)/g);
  return [...elements, ...(between ?? []), ...(comments ?? [])];
}
