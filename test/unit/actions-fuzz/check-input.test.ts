import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../shared/actions/check-input.ts';
import { BODY_BYTES } from '../../../shared/config/limits.ts';
import {
  changedInputs,
  type InputSchema,
  validInputs,
} from '../../support/actions/requests/arbitrary-inputs.ts';
import { accepts, shippedSchemas } from '../../support/actions/requests/shipped-schemas.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { errorOf } from '../../support/error-of.ts';
import { RUNS } from '../../support/runs.ts';
import { checkPrototypes } from './prototypes.ts';

/** CPU time; the slowest input takes a tenth of it. */
const LONGEST_MS = 2_000;
const KEYWORDS = [
  ...['type', 'description', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'items', 'properties', 'required', 'additionalProperties'],
];

const definition = (schema: InputSchema) => ({ name: 'tool', description: '', inputSchema: schema });

function keywordsOf(schema: InputSchema): string[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
}

/** Whether the schema accepts an input. @throws Error when the product's check disagrees */
function checkAgreement(schema: InputSchema, input: Record<string, unknown>): boolean {
  const before = JSON.stringify(input);
  const isAccepted = accepts(schema, input);
  if (isAccepted) checkInput(definition(schema), input);
  else expectRefusal(() => checkInput(definition(schema), input));
  if (JSON.stringify(input) !== before) throw new Error('the input was changed');
  checkPrototypes();
  return isAccepted;
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

/** Inputs as large as a body may be, in the most expensive forms. */
const expensive = new Map<string, { schema: InputSchema; input: Record<string, unknown> }>(
  shippedSchemas.flatMap(({ schema }) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, { description, ...shape }]) => {
      if (shape.type !== 'array') return [];
      // One of each shape, since those cost the same.
      return [1, null].map((item) => {
        const items = Array(BODY_BYTES / (item === null ? 8 : 2)).fill(item);
        return [JSON.stringify([shape, item]), { schema, input: { [name]: items } }] as const;
      });
    }),
  ),
);
for (const { tool, schema } of shippedSchemas.slice(0, 2)) {
  const keys = Array.from({ length: BODY_BYTES / 8 }, (_, at) => [at.toString(36), 1] as const);
  expensive.set(`${tool} with ${keys.length} keys`, { schema, input: Object.fromEntries(keys) });
}

describe("the check of a tool's input", { timeout: 300_000 }, () => {
  it('uses only schema keywords that this test knows', () => {
    expect(shippedSchemas.length).toBeGreaterThan(40);
    const unknown = shippedSchemas.flatMap(({ schema }) => keywordsOf(schema));
    expect([...new Set(unknown)].filter((each) => !KEYWORDS.includes(each))).toEqual([]);
  });

  it.each([
    ['valid inputs', RUNS / 5, validInputs],
    ['changed inputs', RUNS, changedInputs],
  ] as const)(
    'of %s agrees with this test’s own reading of the schema (%i runs)',
    (_case, runs, generate) => {
      let refused = 0;
      for (const { schema } of shippedSchemas) {
        const property = fc.property(generate(schema), (input) => {
          if (!checkAgreement(schema, input as Record<string, unknown>)) refused += 1;
        });
        fc.assert(property, { numRuns: Math.ceil(runs / shippedSchemas.length) });
      }
      if (generate === validInputs) expect(refused).toBe(0);
      else expect(refused).toBeGreaterThan(runs / 2);
    },
  );

  it.each([...expensive])('takes bounded time for a body full of %s', async (_shape, { schema, input }) => {
    const time = await cpuTime(() => expectRefusal(() => checkInput(definition(schema), input)));
    expect(time).toBeLessThan(LONGEST_MS);
  });
});
