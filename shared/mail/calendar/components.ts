/** A line of a calendar, such as `DTSTART;TZID=Europe/Berlin:20261203T100000`. */
export type Property = {
  name: string;
  /** By name; of several values the first. */
  params: ReadonlyMap<string, string>;
  value: string;
};

/** A part of a calendar between BEGIN and END; all names are upper case. */
export type Component = { name: string; parent?: Component; properties: Property[] };

/** Splits at a character outside of quotation marks. */
function splitUnquoted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (character !== separator || isQuoted) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}

function readParam(text: string): [name: string, value: string] {
  const [name = '', ...values] = text.split('=');
  const [first = ''] = splitUnquoted(values.join('='), ',');
  return [name.trim().toUpperCase(), first.replaceAll('"', '').trim()];
}

function readProperty(line: string): Property {
  const [head = '', ...values] = splitUnquoted(line, ':');
  const [name = '', ...params] = splitUnquoted(head, ';');
  return {
    name: name.trim().toUpperCase(),
    params: new Map(params.map(readParam)),
    value: values.join(':').trim(),
  };
}

/**
 * Reads the components of a calendar (RFC 5545) in order, at a cost that grows with its length. A calendar that is cut
 * off or malformed has what can be read.
 */
export function readComponents(calendar: string): Component[] {
  const unfolded = calendar.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');
  const components: Component[] = [];
  let current: Component | undefined;
  for (const property of unfolded.split('\n').map(readProperty)) {
    const name = property.value.toUpperCase();
    if (property.name === 'BEGIN') {
      current = { name, properties: [], ...(current === undefined ? {} : { parent: current }) };
      components.push(current);
    } else if (property.name === 'END') current = current?.parent;
    else current?.properties.push(property);
  }
  return components;
}

/** The first property of that name. */
export function findProperty({ properties }: Component, name: string): Property | undefined {
  return properties.find((property) => property.name === name);
}

/** A text value without its escapes (RFC 5545, 3.3.11). */
export function readTextValue(value: string): string {
  return value.replace(/\\(.)/gs, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}
