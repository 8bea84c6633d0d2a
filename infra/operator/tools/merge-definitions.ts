import { z } from 'zod';

const schema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ pattern: z.string().optional() })).optional(),
  additionalProperties: z.unknown().optional(),
});

export const definition = z.object({ name: z.string(), description: z.string(), input_schema: schema });

/** A tool's definition, as Scalekit has it and as it ships. */
export type Definition = z.output<typeof definition>;

export type Merged = { definitions: Definition[]; added: string[]; changed: string[]; missing: string[] };

/**
 * Scalekit's definitions in place of the shipped ones. What the shipped ones forbid and Scalekit does not tell
 * stays: a pattern that keeps line breaks out of a mail's headers must not go by an update.
 */
export function mergeDefinitions(shipped: readonly Definition[], upstream: readonly Definition[]): Merged {
  const merged = upstream.map((theirs) => {
    const ours = shipped.find(({ name }) => name === theirs.name);
    return ours ? withRestrictions(theirs, ours) : theirs;
  });
  const names = new Set(upstream.map(({ name }) => name));
  const missing = shipped.filter(({ name }) => !names.has(name));
  const definitions = [...merged, ...missing].sort((a, b) => orderOf(shipped, a) - orderOf(shipped, b));
  return {
    definitions,
    added: merged.filter((each) => !shipped.some(({ name }) => name === each.name)).map(({ name }) => name),
    changed: merged.filter((each) => isChanged(shipped, each)).map(({ name }) => name),
    missing: missing.map(({ name }) => name),
  };
}

function withRestrictions(theirs: Definition, ours: Definition): Definition {
  const properties = Object.entries(theirs.input_schema.properties ?? {}).map(([name, property]) => {
    const pattern = property.pattern ?? ours.input_schema.properties?.[name]?.pattern;
    return [name, { ...property, ...(pattern !== undefined && { pattern }) }] as const;
  });
  const { additionalProperties } = ours.input_schema;
  return {
    ...theirs,
    input_schema: {
      ...(additionalProperties !== undefined && { additionalProperties }),
      ...theirs.input_schema,
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    },
  };
}

/** The shipped order, so that an update shows as what it changes; new tools come last. */
function orderOf(shipped: readonly Definition[], { name }: Definition): number {
  const index = shipped.findIndex((each) => each.name === name);
  return index < 0 ? shipped.length : index;
}

function isChanged(shipped: readonly Definition[], merged: Definition): boolean {
  const before = shipped.find(({ name }) => name === merged.name);
  return before !== undefined && canonical(before) !== canonical(merged);
}

/** JSON with sorted members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
      : each,
  );
}
