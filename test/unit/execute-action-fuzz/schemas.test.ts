import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  actionBody,
  actionPath,
  executionPath,
  toolsQuery,
} from '../../../functions/execute-action/schema.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { jsonValue } from '../../support/actions/requests/arbitrary-inputs.ts';
import { isKey, isObject } from '../../support/actions/requests/expected.ts';
import { hostileTexts } from '../../support/actions/requests/hostile-texts.ts';
import { checkPrototypes } from './prototypes.ts';

const RUNS = 10_000;

const text = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 130 }) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(100_000)) },
);
const key = fc.stringMatching(/^[A-Za-z0-9._~-]{15,129}$/);
const anything = fc.oneof(text, key, jsonValue, fc.constantFrom<unknown>(undefined, Number.NaN, -0, [], {}));

/** Objects that have some of these fields, and now and then another; `__proto__` is one like any other. */
function objects(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const known = fc.record(fields, { requiredKeys: [], noNullPrototype: true });
  const more = fc.option(fc.tuple(text, anything), { nil: undefined, freq: 4 });
  const made = fc
    .tuple(known, more)
    .map(([its, other]) => Object.fromEntries([...Object.entries(its), ...(other ? [other] : [])]));
  return fc.oneof({ weight: 8, arbitrary: made }, { weight: 1, arbitrary: anything });
}

/** A body with the key `__proto__` is refused where it is parsed. */
const isParsed = (value: unknown) =>
  !(JSON.stringify(value, (_name, inner) => inner ?? null) ?? '').includes('"__proto__"');
const isText = (value: unknown, longest: number) =>
  typeof value === 'string' && value.length >= 1 && value.length <= longest;
const hasOnly = (value: Record<string, unknown>, names: string[]) =>
  Object.keys(value).every((name) => names.includes(name));

type Case = [string, z.ZodType, fc.Arbitrary<unknown>, (value: unknown) => boolean];
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
      key.map((its) => `${its}\n`),
      anything,
    ),
    (value) => typeof value === 'string' && isKey(value),
  ],
  [
    'toolsQuery',
    toolsQuery,
    objects({ connection: fc.oneof(fc.constant('gmail'), anything) }),
    (value) =>
      isObject(value) &&
      hasOnly(value, ['connection']) &&
      (value.connection === undefined || isText(value.connection, 64)),
  ],
  [
    'executionPath',
    executionPath,
    objects({ key: fc.oneof(key, anything) }),
    (value) =>
      isObject(value) && hasOnly(value, ['key']) && typeof value.key === 'string' && isKey(value.key),
  ],
];

describe('what a request to execute-action may hold', { timeout: 300_000 }, () => {
  it.each(cases)(
    `is what %s takes, unchanged, and nothing else (${RUNS} runs)`,
    (_name, schema, made, isRight) => {
      const seen = { right: 0, wrong: 0 };
      const property = fc.property(made, (value) => {
        const { success, data } = schema.safeParse(value);
        checkPrototypes();
        seen[success ? 'right' : 'wrong'] += 1;
        if (success !== isRight(value)) return false;
        return !success || isDeepStrictEqual(data, filledIn(value)) || isDeepStrictEqual(data, value);
      });
      fc.assert(property, { numRuns: RUNS });
      expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(RUNS / 20);
    },
  );
});

/** An action without input has an empty one. */
function filledIn(value: unknown): unknown {
  return isObject(value) ? { ...value, input: value.input ?? {} } : value;
}
