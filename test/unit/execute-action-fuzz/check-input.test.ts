import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../functions/execute-action/tool-input.ts';
import { BODY_BYTES } from '../../../shared/config/limits.ts';
import { changed, type InputSchema, valid } from '../../support/actions/requests/arbitrary-inputs.ts';
import { shippedSchemas, takes } from '../../support/actions/requests/shipped-schemas.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { errorOf } from '../../support/error-of.ts';
import { checkPrototypes } from './prototypes.ts';

const RUNS = 10_000;
/** Of the processor; the worst takes a tenth of it. */
const LONGEST_MS = 2_000;
const KEYWORDS = [
  ...['type', 'description', 'enum', 'pattern', 'minLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'items', 'properties', 'required', 'additionalProperties'],
];

const definition = (schema: InputSchema) => ({ name: 'tool', description: '', inputSchema: schema });

function keywordsOf(schema: InputSchema): string[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
}

/** Whether the product takes an input, which must be as the schema has it. */
function agrees(schema: InputSchema, input: Record<string, unknown>): boolean {
  const asSent = JSON.stringify(input);
  const isTaken = takes(schema, input);
  if (isTaken) checkInput(definition(schema), input);
  else expectRefusal(() => checkInput(definition(schema), input));
  if (JSON.stringify(input) !== asSent) throw new Error('the input was changed');
  checkPrototypes();
  return isTaken;
}

function expectRefusal(check: () => void): void {
  const { code, facts } = errorOf(check);
  expect(code).toBe('invalid-request');
  expect(facts.errors?.length).toBeGreaterThan(0);
  for (const { path, message } of facts.errors ?? []) {
    expect(path).toMatch(/^body\.input/);
    expect(Math.max(path.length, message.length)).toBeLessThanOrEqual(300);
  }
}

/** Inputs as large as a body may be, in the forms that cost the check most. */
const worst = new Map<string, { schema: InputSchema; input: Record<string, unknown> }>(
  shippedSchemas.flatMap(({ schema }) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, { description, ...shape }]) => {
      if (shape.type !== 'array') return [];
      // One of each shape: they cost the same.
      return [1, null].map((item) => {
        const items = Array(BODY_BYTES / (item === null ? 8 : 2)).fill(item);
        return [JSON.stringify([shape, item]), { schema, input: { [name]: items } }] as const;
      });
    }),
  ),
);
for (const { tool, schema } of shippedSchemas.slice(0, 2)) {
  const keys = Array.from({ length: BODY_BYTES / 8 }, (_, at) => [at.toString(36), 1] as const);
  worst.set(`${tool} with ${keys.length} keys`, { schema, input: Object.fromEntries(keys) });
}

describe("the check of a tool's input", { timeout: 300_000 }, () => {
  it('is told by keywords that this test knows', () => {
    expect(shippedSchemas.length).toBeGreaterThan(40);
    const unknown = shippedSchemas.flatMap(({ schema }) => keywordsOf(schema));
    expect([...new Set(unknown)].filter((each) => !KEYWORDS.includes(each))).toEqual([]);
  });

  it.each([
    ['what its schema takes', RUNS / 5, valid],
    ['what its schema may not take', RUNS, changed],
  ] as const)('of %s agrees with the schema as this test reads it (%i runs)', (_case, runs, made) => {
    let refused = 0;
    for (const { schema } of shippedSchemas) {
      const property = fc.property(made(schema), (input) => {
        if (!agrees(schema, input as Record<string, unknown>)) refused += 1;
      });
      fc.assert(property, { numRuns: Math.ceil(runs / shippedSchemas.length) });
    }
    if (made === valid) expect(refused).toBe(0);
    else expect(refused).toBeGreaterThan(runs / 2);
  });

  it.each([...worst])('takes a bounded time for a body full of %s', async (_shape, { schema, input }) => {
    const time = await cpuTime(() => expectRefusal(() => checkInput(definition(schema), input)));
    expect(time).toBeLessThan(LONGEST_MS);
  });
});
