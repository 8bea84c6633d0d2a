import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { buildConsole } from '../../../infra/console/build.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const files = buildConsole();
const textOf = (name: string) => Buffer.from(files.get(name) ?? []).toString();
const pages = [...files.keys()].filter((name) => name.endsWith('.html'));

function elementsIn(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

const attributeOf = (element: Element, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** The files that a page loads, in order. */
function loadedBy(page: string): string[] {
  return elementsIn(parse(textOf(page)))
    .filter(({ tagName }) => ['script', 'link', 'img'].includes(tagName))
    .map((element) => attributeOf(element, 'src') ?? attributeOf(element, 'href') ?? 'inline');
}

/** The bytes of JavaScript that a script and its imports have. */
function scriptBytes(name: string): number {
  const text = textOf(name);
  const imported = [...text.matchAll(/"\.\/(chunk-\w+\.js)"/g)].map(([, chunk = '']) => chunk);
  return text.length + imported.reduce((sum, chunk) => sum + scriptBytes(chunk), 0);
}

describe('the files of the console', () => {
  it('are the pages of the four addresses and what they load', () => {
    expect(pages.toSorted()).toEqual(['callback.html', 'index.html', 'linked.html', 'signed-in.html']);
    const names = [...files.keys()].map((name) => name.replace(/-\w{8}\./, '-hash.'));
    expect(new Set(names)).toEqual(
      new Set([
        ...pages,
        'app.js',
        'callback.js',
        'linked.js',
        'capture-return.js',
        'chunk-hash.js',
        'style.css',
        'icon.svg',
      ]),
    );
  });

  it('have 48 KB at most, compressed', () => {
    const bytes = [...files.values()].map((content) => gzipSync(content, { level: 9 }).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(48_000);
  });

  it.each(pages)('%s loads files of the console only, and has nothing inline', (page) => {
    const loaded = loadedBy(page);
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((path) => !files.has(path.replace(/^\/console\//, '')))).toEqual([]);
    const inline = elementsIn(parse(textOf(page))).filter(
      ({ tagName, attrs }) =>
        tagName === 'style' || attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
    );
    expect(inline).toEqual([]);
  });

  it.each(pages)('%s has one place for the configuration', (page) => {
    expect(textOf(page).split('content="__CONFIG__"')).toHaveLength(2);
  });

  it('clear the address of the callback page before anything else runs or loads', () => {
    expect(loadedBy('callback.html')[0]).toBe('/console/capture-return.js');
    const [first] = elementsIn(parse(textOf('callback.html'))).filter(({ tagName }) => tagName === 'script');
    expect(first?.attrs.map(({ name }) => name)).toEqual(['src']);
    expect(textOf('capture-return.js')).not.toMatch(/\bimport\b|\bexport\b/);
  });

  it('keep the app and its libraries out of the callback page', () => {
    expect(scriptBytes('callback.js')).toBeLessThan(scriptBytes('app.js') / 5);
  });

  it('style without a remote resource', () => {
    expect(textOf('style.css')).not.toMatch(/url\(|@import/);
  });
});
