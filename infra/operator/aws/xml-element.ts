/** An element of an XML document. AWS's responses have neither mixed content nor members in attributes. */
export type XmlElement = { readonly name: string; text: string; readonly children: XmlElement[] };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Parses a response of AWS's Query protocol. @throws Error where an element does not end */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', text: '', children: [] };
  const open = [root];
  for (const [, close, name = '', isEmpty, content] of text.matchAll(
    /<(\/?)([\w:.-]+)[^<>]*?(\/?)>|([^<>]+)|<[?!][^>]*>/g,
  )) {
    const current = open.at(-1) ?? root;
    if (content !== undefined) current.text += decode(content);
    else if (close === '/') open.pop();
    else if (name !== '') {
      const element = { name, text: '', children: [] };
      current.children.push(element);
      if (isEmpty !== '/') open.push(element);
    }
  }
  const [document] = root.children;
  if (open.length !== 1 || document === undefined) throw new Error('The response is no XML document');
  return document;
}

/** Every element of the name below the given one, in order. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findElements(child, name),
  ]);
}

/** The text of the child; empty where there is none. */
export function textOf(element: XmlElement, child: string): string {
  return element.children.find(({ name }) => name === child)?.text.trim() ?? '';
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (entity, code: string | undefined, name: string | undefined) =>
    code === undefined ? (ENTITIES[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
  );
}
