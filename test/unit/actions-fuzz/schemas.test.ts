import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod/mini';
import { actionBody, actionPath, executionPath } from '../../../functions/execute-action/schema.ts';
import { toolsQuery } from '../../../functions/execute-action/tools/schema.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { jsonValue } from '../../support/actions/requests/arbitrary-inputs.ts';
import { isKey, isObject } from '../../support/actions/requests/expected-call.ts';
import { hostileTexts } from '../../support/actions/requests/hostile-texts.ts';
import { RUNS } from '../../support/runs.ts';
import { checkPrototypes } from './prototypes.ts';

const FORMATS = ['openai', 'anthropic', 'bedrock'];
const text = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 130 }) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(100_000)) },
);
const key = fc.stringMatching(/^[A-Za-z0-9._~-]{15,129}$/);
const anything = fc.oneof(text, key, jsonValue, fc.constantFrom<unknown>(undefined, Number.NaN, -0, [], {}));

/** Objects with some of these fields, and sometimes another one; `__proto__` is an ordinary field. */
function objects(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const known = fc.record(fields, { requiredKeys: [], noNullPrototype: true });
  const more = fc.option(fc.tuple(text, anything), { nil: undefined, freq: 4 });
  const made = fc
    .tuple(known, more)
    .map(([given, other]) => Object.fromEntries([...Object.entries(given), ...(other ? [other] : [])]));
  return fc.oneof({ weight: 8, arbitrary: made }, { weight: 1, arbitrary: anything });
}

/** The parser of bodies already refuses the key `__proto__`. */
const isParsed = (value: unknown) =>
  !(JSON.stringify(value, (_name, inner) => inner ?? null) ?? '').includes('"__proto__"');
const isText = (value: unknown, longest: number) =>
  typeof value === 'string' && value.length >= 1 && value.length <= longest;
const hasOnly = (value: Record<string, unknown>, names: string[]) =>
  Object.keys(value).every((name) => names.includes(name));

type Case = [string, z.ZodMiniType, fc.Arbitrary<unknown>, (value: unknown) => boolean];
/** Mostly a value of the field, so that all fields of a query are often right. */
const likely = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: value, weight: 4 }, { arbitrary: anything, weight: 1 });

const cases: Case[] = [
  [
    'actionBody',
    actionBody,
    objects({
      connection: fc.oneof(fc.constant('gmail'), anything),
      input: fc.oneof(fc.dictionary(text, anything, { noNullPrototype: true }), anything),
    }).filter(isParsed),
    (value) =>
      isObject(value) &&
      hasOnly(value, ['connection', 'input']) &&
      isText(value.connection, 64) &&
      (value.input === undefined || isObject(value.input)),
  ],
  [
    'actionPath',
    actionPath,
    objects({ tool: fc.oneof(fc.constant('gmail_get_profile'), anything) }),
    (value) => isObject(value) && hasOnly(value, ['tool']) && isText(value.tool, 128),
  ],
  [
    'idempotencyKey',
    idempotencyKey,
    fc.oneof(
      key,
      key.map((value) => `${value}\n`),
      anything,
    ),
    (value) => typeof value === 'string' && isKey(value),
  ],
  [
    'toolsQuery',
    toolsQuery,
    objects({
      connection: likely(fc.constant('gmail')),
      effect: likely(fc.constantFrom('read', 'read', 'write', undefined)),
      format: likely(fc.constantFrom(...FORMATS, 'gemini', undefined)),
    }),
    (value) =>
      isObject(value) &&
      hasOnly(value, ['connection', 'effect', 'format']) &&
      (value.connection === undefined || isText(value.connection, 64)) &&
      (value.effect === undefined || value.effect === 'read') &&
      (value.format === undefined || FORMATS.some((each) => each === value.format)),
  ],
  [
    'executionPath',
    executionPath,
    objects({ key: fc.oneof(key, anything) }),
    (value) =>
      isObject(value) && hasOnly(value, ['key']) && typeof value.key === 'string' && isKey(value.key),
  ],
];

describe('the schemas of execute-action', { timeout: 300_000 }, () => {
  it.each(cases)(
    `of %s accept what they must, unchanged, and nothing else (${RUNS} runs)`,
    (_name, schema, values, isValid) => {
      const seen = { accepted: 0, refused: 0 };
      const property = fc.property(values, (value) => {
        const { success, data } = schema.safeParse(value);
        checkPrototypes();
        seen[success ? 'accepted' : 'refused'] += 1;
        if (success !== isValid(value)) return false;
        return !success || isDeepStrictEqual(data, withDefaults(value)) || isDeepStrictEqual(data, value);
      });
      fc.assert(property, { numRuns: RUNS });
      expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(RUNS / 20);
    },
  );
});

/** The default of an action's input is an empty object. */
function withDefaults(value: unknown): unknown {
  return isObject(value) ? { ...value, input: value.input ?? {} } : value;
}
