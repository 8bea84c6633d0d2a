import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../shared/actions/check-input.ts';
import { REPORTED_CHARACTERS, REPORTED_ERRORS } from '../../../shared/config/limits.ts';
import { errorOf } from '../../support/error-of.ts';

const refusal = (inputSchema: Record<string, unknown>, input: Record<string, unknown>) =>
  errorOf(() => checkInput({ name: 'tool', description: '', inputSchema }, input));

const nested = {
  type: 'object',
  properties: {
    to: { type: 'string' },
    rows: { type: 'array', items: { $ref: '#/$defs/row' } },
    either: { anyOf: [{ type: 'string' }, { allOf: [{ type: 'number' }] }] },
    one: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  },
  required: ['to'],
  additionalProperties: false,
  $defs: { row: { type: 'object', properties: { id: { type: 'number' } } } },
};

describe('checkInput', () => {
  it.each([
    ['a missing field', {}, [['body.input', expect.stringContaining('"to"')]]],
    ['a wrong type', { to: 5 }, [['body.input.to', expect.stringContaining('string')]]],
    ['an unknown field', { to: '', extra: 1 }, [['body.input.extra', 'is unknown']]],
    [
      'a field of an object in a list',
      { to: '', rows: [{ id: 1 }, { id: 'x' }] },
      [['body.input.rows.1.id', expect.stringContaining('number')]],
    ],
  ])('names %s, and only that', (_case, input, expected) => {
    const { code, facts } = refusal(nested, input);
    expect(code).toBe('invalid-request');
    expect(facts.errors?.map(({ path, message }) => [path, message])).toEqual(expected);
  });

  it.each(['either', 'one'])(
    'names the alternatives of a field with several, not their container (%s)',
    (field) => {
      const { facts } = refusal(nested, { to: '', [field]: true });
      expect(facts.errors?.map(({ path }) => path)).toEqual(Array(2).fill(`body.input.${field}`));
      expect(facts.errors?.map(({ message }) => message).join()).not.toMatch(/anyOf|oneOf|allOf/);
    },
  );

  it('names the field when only its container has an error', () => {
    const schema = { properties: { one: { oneOf: [{ type: 'string' }, { minLength: 1 }] } } };
    expect(refusal(schema, { one: 'x' }).facts.errors?.map(({ path }) => path)).toContain('body.input.one');
  });

  it('lists a bounded number of errors, each with a bounded path and message', () => {
    const long = 'n'.repeat(10_000);
    const schema = { properties: { [long]: { type: 'string', enum: [long] } }, additionalProperties: false };
    const unknown = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, 1]));
    expect(refusal(schema, unknown).facts.errors).toHaveLength(REPORTED_ERRORS);
    for (const { path, message } of refusal(schema, { [long]: 1 }).facts.errors ?? []) {
      expect(path).toHaveLength(REPORTED_CHARACTERS);
      expect(message.length).toBeLessThanOrEqual(REPORTED_CHARACTERS);
    }
  });

  it('reports an array with more errors than the validator can list as one error of the input', () => {
    const schema = { properties: { list: { type: 'array', items: { type: 'string' } } } };
    const { code, facts } = refusal(schema, { list: Array(200_000).fill(1) });
    expect({ code, errors: facts.errors }).toEqual({
      code: 'invalid-request',
      errors: [{ path: 'body.input', message: 'has too many errors to list' }],
    });
  });

  it('is the provider’s error when the schema itself is invalid', () => {
    expect(refusal({ $ref: '#/$defs/nowhere' }, {}).code).toBe('provider-error');
  });
});
