import { z } from 'zod';
import { withSingleLines } from '../../../shared/connections/single-line.ts';

const property = z.looseObject({ pattern: z.string().optional(), items: z.unknown().optional() });
const schema = z.looseObject({
  properties: z.record(z.string(), property).optional(),
  additionalProperties: z.unknown().optional(),
});

export const definition = z.object({ name: z.string(), description: z.string(), input_schema: schema });

type Property = z.output<typeof property>;

/** A tool's definition, in Scalekit's form. */
export type Definition = z.output<typeof definition>;

export type Merged = { definitions: Definition[]; added: string[]; changed: string[]; missing: string[] };

/**
 * Replaces shipped definitions by Scalekit's. A restriction that only the shipped definition has is kept, and a new
 * field of a header gets its own: an update must not let line breaks into a mail's headers.
 */
export function mergeDefinitions(shipped: readonly Definition[], upstream: readonly Definition[]): Merged {
  const merged = upstream.map((current) =>
    restrict(
      current,
      shipped.find(({ name }) => name === current.name),
    ),
  );
  const names = new Set(upstream.map(({ name }) => name));
  const missing = shipped.filter(({ name }) => !names.has(name));
  const definitions = [...merged, ...missing].sort(
    (a, b) => findPosition(shipped, a) - findPosition(shipped, b),
  );
  return {
    definitions,
    added: merged.filter((each) => !shipped.some(({ name }) => name === each.name)).map(({ name }) => name),
    changed: merged.filter((each) => isChanged(shipped, each)).map(({ name }) => name),
    missing: missing.map(({ name }) => name),
  };
}

function restrict(current: Definition, before: Definition | undefined): Definition {
  const upstream = current.input_schema.properties ?? {};
  const known: Record<string, unknown> = { ...withSingleLines(upstream), ...before?.input_schema.properties };
  const properties = Object.entries(upstream).map(
    ([name, each]) => [name, keepPatterns(each, property.safeParse(known[name]).data)] as const,
  );
  const additionalProperties = before?.input_schema.additionalProperties;
  return {
    ...current,
    input_schema: {
      ...(additionalProperties !== undefined && { additionalProperties }),
      ...current.input_schema,
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    },
  };
}

function keepPatterns(current: Property, before: Property | undefined): Property {
  const pattern = current.pattern ?? before?.pattern;
  const [items, earlier] = [current.items, before?.items].map((each) => property.safeParse(each).data);
  return {
    ...current,
    ...(pattern !== undefined && { pattern }),
    ...(items !== undefined && { items: keepPatterns(items, earlier) }),
  };
}

/** A tool's place in the shipped order, so that a diff shows only changes; new tools come last. */
function findPosition(shipped: readonly Definition[], { name }: Definition): number {
  const index = shipped.findIndex((each) => each.name === name);
  return index < 0 ? shipped.length : index;
}

function isChanged(shipped: readonly Definition[], merged: Definition): boolean {
  const before = shipped.find(({ name }) => name === merged.name);
  return before !== undefined && canonicalJson(before) !== canonicalJson(merged);
}

/** Serializes with sorted members. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
      : each,
  );
}
