import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const projectRoot = new URL('../../../', import.meta.url).pathname;
const catalogue = `${process.env.REFERENCE_DATA_DIR ?? `${projectRoot}../shared/data`}/scalekit-tools.json`;
type Definition = {
  name: string;
  input_schema: { properties: Record<string, { type: string }>; required?: string[] };
};
type Input = { type: string; required: boolean };

const byConnector: Record<string, Definition[]> = {
  ...jsonOf('shared/connections/tools.json'),
  github: jsonOf('infra/local/scalekit/tools/definitions/github.json'),
};
const definitions = Object.entries(byConnector).flatMap(([connector, tools]) =>
  tools.map((definition) => [definition.name, connector, definition] as const),
);

function jsonOf(file: string) {
  return JSON.parse(readFileSync(projectRoot + file, 'utf8'));
}

/** A definition's inputs in the form of the catalogue. */
function inputsOf({ input_schema: { properties, required = [] } }: Definition): Record<string, Input> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type }]) => [name, { type, required: required.includes(name) }]),
  );
}

describe.skipIf(!existsSync(catalogue))('the definition (if the reference data exist) of', () => {
  const published = existsSync(catalogue)
    ? (JSON.parse(readFileSync(catalogue, 'utf8')) as Record<string, Record<string, Record<string, Input>>>)
    : {};

  it.each(definitions)('%s has the inputs that Scalekit publishes', (name, connector, definition) => {
    expect(inputsOf(definition)).toEqual(published[connector]?.[name]);
  });
});

describe('every definition', () => {
  it('has a unique name that begins with its connector', () => {
    const names = definitions.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(definitions.filter(([name, connector]) => !name.startsWith(`${connector}_`))).toEqual([]);
  });
});
