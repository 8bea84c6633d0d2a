import { type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInput, findField } from '../../../infra/console/tools/form/check-input.ts';
import { type FieldSchema, findFieldKind } from '../../../infra/console/tools/form/field-kind.ts';
import { readInput } from '../../../infra/console/tools/form/read-input.ts';
import { describeRefused } from '../../../infra/console/tools/run/refused-fields.ts';
import { Problem } from '../../../shared/client/problem.ts';
import { inputOf, sampleTools } from '../../support/console/sample-input.ts';

const form = (properties: Record<string, FieldSchema>, required: string[] = []): FieldSchema => ({
  type: 'object',
  properties,
  required,
});

describe('the form of a tool', () => {
  it('sends every field of every shipped tool as it is meant', () => {
    const fields = sampleTools.flatMap(({ fields }) => fields);
    expect([sampleTools.length, fields.length]).toEqual([52, 227]);
    for (const tool of sampleTools) {
      const typed = Object.fromEntries(tool.fields.map(({ name, text }) => [name, text]));
      const { input, errors } = readInput(tool.schema, typed);
      expect({ tool: tool.name, input, errors }).toEqual({
        tool: tool.name,
        input: inputOf(tool),
        errors: {},
      });
      expect({ tool: tool.name, errors: checkInput(tool.schema, input) }).toEqual({
        tool: tool.name,
        errors: {},
      });
    }
  });

  it('leaves out what is empty, and sends a “no”', () => {
    const schema = form({
      a: { type: 'string' },
      b: { type: 'boolean' },
      c: { type: 'boolean' },
      d: { type: 'integer' },
    });
    expect(readInput(schema, { a: '', b: 'false', c: '', d: ' ' }).input).toEqual({ b: false });
  });

  it.each([
    ['a number', { type: 'integer' }, 'ten'],
    ['a number, and no other notation', { type: 'number' }, '0x10'],
    ['a number that a double holds', { type: 'integer' }, '9007199254740993'],
    ['JSON', { type: 'object' }, '{ a: 1 }'],
    ['a number in each line', { type: 'array', items: { type: 'integer' } }, '1\ntwo'],
  ])('refuses what is not %s, at its field', (_, schema, text) => {
    const { input, errors } = readInput(form({ field: schema }), { field: text });
    expect([input, Object.keys(errors)]).toEqual([{}, ['field']]);
  });

  it.each<[FieldSchema, string]>([
    [{ type: 'string', enum: ['a'] }, 'choice'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'lines'],
    [{ type: 'array', items: { type: 'integer' } }, 'lines'],
    [{ type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }, 'json'],
    [{ type: 'object', properties: { a: { type: 'string' } } }, 'group'],
    [{ type: ['string', 'null'] }, 'text'],
    [{ type: ['string', 'integer'] }, 'json'],
    [{}, 'json'],
  ])('edits %j as %s', (schema, kind) => {
    expect(findFieldKind('field', schema)).toBe(kind);
  });

  it('has fields with the names that every object has', () => {
    const schema = form({ constructor: { type: 'string' }, toString: { type: 'string' } });
    expect(readInput(schema, {})).toEqual({ input: {}, errors: {} });
    expect(readInput(schema, { toString: 'x' }).input).toEqual({ toString: 'x' });
  });

  it('reads groups, choices and a choice that is no text', () => {
    const schema = form({
      place: { type: 'object', properties: { 'a/b': { type: 'string' }, floor: { type: 'integer' } } },
      days: { type: 'array', items: { type: 'integer', enum: [1, 2, 3] } },
      size: { enum: [1, 'large'] },
      empty: { type: 'object', properties: { x: { type: 'string' } } },
    });
    const typed = { 'place/a~1b': 'Here', 'place/floor': '2', days: '1\n3', size: '1' };
    expect(readInput(schema, typed).input).toEqual({
      place: { 'a/b': 'Here', floor: 2 },
      days: [1, 3],
      size: 1,
    });
  });
});

describe('the check before a tool is run', () => {
  it('names each field that is missing or wrong, in words', () => {
    const schema = form(
      {
        to: { type: 'string', minLength: 1 },
        limit: { type: 'integer', minimum: 1, maximum: 100 },
        part: { type: 'number' },
        ids: { type: 'array', items: { type: 'string' }, maxItems: 1 },
        place: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
      ['to', 'subject'],
    );
    expect(checkInput(schema, { to: '', limit: 500, ids: ['a', 'b'], place: {} })).toEqual({
      to: 'Fill in this field.',
      subject: 'Fill in this field.',
      limit: 'Enter 100 or less.',
      ids: 'Enter at most 1.',
      'place/city': 'Fill in this field.',
    });
    expect(checkInput(schema, { to: 'a', subject: '', limit: 0 })).toEqual({ limit: 'Enter 1 or more.' });
  });

  it('has words for the type that is expected, and leaves an unreadable pattern to the API', () => {
    const schema = form(
      { limit: { type: 'integer' }, blocks: { type: 'array' }, code: { type: 'string', pattern: '(' } },
      [],
    );
    expect(checkInput(schema, { limit: 1.5, blocks: {}, code: 'x' })).toEqual({
      limit: 'This must be a whole number.',
      blocks: 'This must be a list in JSON: […].',
    });
  });

  it('agrees with the validator of the API on every shipped tool', () => {
    const values = fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom('', 'one\ntwo', 'full', 'markdown', '😀'),
      fc.integer({ min: -5, max: 3_000 }),
      fc.double({ min: -1, max: 200, noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.constant({ type: 'x' })), {
        maxLength: 3,
      }),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.integer(), { maxKeys: 2 }),
    );
    const cases = fc.constantFrom(...sampleTools).chain((tool) => {
      const names = Object.keys(tool.schema.properties ?? {});
      const changes = fc.dictionary(
        fc.constantFrom(...names, 'none'),
        fc.option(values, { nil: undefined }),
        { maxKeys: 3 },
      );
      return fc.tuple(fc.constant(tool), changes);
    });
    fc.assert(
      fc.property(cases, ([tool, changes]) => {
        const { none: _, ...own } = changes;
        const input = Object.fromEntries(
          Object.entries({ ...inputOf(tool), ...own }).filter(([, value]) => value !== undefined),
        );
        const { valid } = new Validator(tool.schema as Schema, '2020-12', false).validate(input);
        expect({ tool: tool.name, valid: Object.keys(checkInput(tool.schema, input)).length === 0 }).toEqual({
          tool: tool.name,
          valid,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows the error of a member at the field that holds it, and any other at the form', () => {
    expect(findField('sorts/0/direction', ['sorts', 'filter'])).toBe('sorts');
    expect(findField('unknown/1', ['sorts'])).toBe('');
  });
});

describe('the errors that the API found', () => {
  const refused = (errors: { path: string; message: string }[]) =>
    describeRefused({
      problem: new Problem('POST /actions/{tool}', 'invalid-request', { facts: { errors } }),
    });

  it('stand at their fields, the first of each field', () => {
    const errors = [
      { path: 'body.input.to', message: 'must be a single line' },
      { path: 'body.input.sorts.0.direction', message: 'is unknown' },
      { path: 'body.input.sorts.1', message: 'is wrong, too' },
      { path: 'body.input.constructor', message: 'is unknown' },
    ];
    const { fields, others } = refused(errors);
    expect(Object.entries(fields)).toEqual([
      ['to', 'must be a single line'],
      ['sorts', 'is unknown'],
      ['constructor', 'is unknown'],
    ]);
    expect(others).toEqual([]);
  });

  it('stand at the form when they belong to no field', () => {
    const errors = [
      { path: 'body.connection', message: 'is unknown' },
      { path: 'body.input', message: 'has too many errors to list' },
    ];
    expect(refused(errors)).toEqual({
      fields: {},
      others: ['body.connection: is unknown', 'body.input: has too many errors to list'],
    });
  });
});
