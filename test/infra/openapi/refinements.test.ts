import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { listContracts } from '../../../infra/openapi/contracts.ts';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import type { JsonSchema } from '../../../infra/openapi/json-schema.ts';
import { refinements } from '../../../infra/openapi/refinements.ts';
import { DocumentedRequests } from '../../support/openapi/documented-requests.ts';
import { listOperations } from '../../support/openapi/response-check.ts';

const document = openApiDocument();
const requests = new DocumentedRequests(document);
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Where requests are checked by code that a JSON Schema does not show, and what stands for the code in the document. */
const CHECKED_IN_CODE = {
  'GET /callback query': 'words',
  'PUT /digest body.timeZone': 'TimeZone',
  'PUT /digest body.query': 'MailQuery',
};

/** Every schema in a schema, with its path. */
function* nested(schema: z.core.$ZodType, path: string): Generator<[string, z.core.$ZodType]> {
  yield [path, schema];
  if (schema instanceof z.core.$ZodObject) {
    for (const [name, member] of Object.entries(schema._zod.def.shape))
      yield* nested(member, `${path}.${name}`);
  } else if (schema instanceof z.core.$ZodArray) {
    yield* nested(schema._zod.def.element, `${path}[]`);
  } else if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault) {
    yield* nested(schema._zod.def.innerType, path);
  } else if (schema instanceof z.core.$ZodUnion) {
    for (const option of schema._zod.def.options) yield* nested(option, path);
  }
}

function isCheckedInCode(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks ?? []).some(({ _zod }) => _zod.def.check === 'custom');
}

function listChecksInCode(): [string, string][] {
  return listContracts().flatMap(([key, route]) => {
    const body = route.access === 'none' ? undefined : route.body;
    return Object.entries({ path: route.path, query: route.query, body }).flatMap(([part, schema]) =>
      schema === undefined
        ? []
        : [...nested(schema, `${key} ${part}`)]
            .filter(([, each]) => isCheckedInCode(each))
            .map(([path, each]): [string, string] => [path, z.globalRegistry.get(each)?.id ?? 'words']),
    );
  });
}

describe('a check that is code', () => {
  it('is known, with what stands for it in the document', () => {
    const found = listChecksInCode();
    expect(Object.fromEntries(found)).toEqual(CHECKED_IN_CODE);
    const named = found.map(([, id]) => id).filter((id) => id !== 'words');
    expect(named.toSorted()).toEqual(Object.keys(refinements).toSorted());
  });

  it('is described where no schema says it', () => {
    const { description, parameters } = document.paths?.['/callback']?.get ?? {};
    expect(description).toContain('Takes one of `auth_request_id` and `error`');
    expect(parameters?.map((each) => 'name' in each && each.name)).toEqual([
      'state',
      'auth_request_id',
      'error',
      'further',
    ]);
    const { MailQuery } = (document.components?.schemas ?? {}) as Record<string, JsonSchema>;
    expect(MailQuery?.description).toContain('quotation marks and brackets are closed');
  });
});

describe('the document', () => {
  it.each([
    ['TimeZone', 'Europe/Berlin', true],
    ['TimeZone', 'UTC', true],
    ['TimeZone', 'Asia/Kolkata', true],
    ['TimeZone', 'europe/berlin', false],
    ['TimeZone', '+01:00', false],
    ['MailQuery', ' is:unread ', true],
    ['MailQuery', ' \u3000 ', false],
    ['MailQuery', 'one\nother', false],
    ['MailQuery', 'one\u2028other', false],
    ['MailQuery', 'x'.repeat(501), false],
    // Code points count, not UTF-16 code units.
    ['MailQuery', '😀'.repeat(500), true],
    ['MailQuery', '😀'.repeat(501), false],
  ])('accepts as a %s, as the API does: %j is %s', (name, value, isAccepted) => {
    const settings = { time: '07:30', timeZone: 'UTC', [name === 'TimeZone' ? 'timeZone' : 'query']: value };
    const digest = listContracts().find(([key]) => key === 'PUT /digest')?.[1];
    if (digest === undefined || digest.access === 'none') throw new Error('There is no PUT /digest');
    expect(requests.accepts(component(name), value)).toBe(isAccepted);
    expect(digest.body?.safeParse(settings).success).toBe(isAccepted);
  });

  it('has the default of every setting that may be absent', () => {
    const { DigestSettings } = (document.components?.schemas ?? {}) as Record<string, JsonSchema>;
    const { properties = {}, required } = DigestSettings ?? {};
    const withDefault = Object.keys(properties).filter((name) => properties[name]?.default !== undefined);
    expect(withDefault).toEqual(
      Object.keys(properties).filter((name) => !required?.includes(name) && name !== 'paused'),
    );
  });

  it('repeats no calendar in the pattern of a time', () => {
    expect(JSON.stringify(document)).toContain('date-time');
    expect(JSON.stringify(document)).not.toContain('02-29');
  });
});

describe('the examples of the document', () => {
  const operations = listOperations(document) as Map<string, Described>;
  const parts = [...operations].flatMap(([key, { parameters = [], requestBody }]) => {
    const { schema, example } = requestBody?.content['application/json'] ?? {};
    return [
      ...parameters
        .filter((each) => each.in === 'path' || each.required)
        .map((each) => ({ place: `${key} ${each.name}`, schema: each.schema, example: each.example })),
      ...(schema === undefined ? [] : [{ place: `${key} body`, schema, example }]),
    ];
  });

  it.each(parts)('have a valid one of $place', ({ schema, example }) => {
    expect(example).not.toBeUndefined();
    expect(requests.accepts(schema as never, example)).toBe(true);
  });
});

type Described = {
  parameters?: { in: string; name: string; required?: boolean; schema: JsonSchema; example?: unknown }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema; example?: unknown } } };
};
