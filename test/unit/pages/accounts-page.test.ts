import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import document from '../../../docs/openapi.json' with { type: 'json' };
import { tableUnder } from '../../support/page.ts';

type Schema = { $ref?: string; properties?: Record<string, unknown> };

const schemas: Record<string, unknown> = document.components.schemas;

/** Whether a value of the schema may have the member, at any depth. */
function hasMember(schema: unknown, name: string, seen: readonly string[] = []): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { $ref, properties } = schema as Schema;
  if ($ref !== undefined && !seen.includes($ref))
    return hasMember(schemas[$ref.split('/').at(-1) ?? ''], name, [...seen, $ref]);
  if (properties !== undefined && Object.hasOwn(properties, name)) return true;
  return Object.values(schema).some((inner) => hasMember(inner, name, seen));
}

type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};

/** Where `account` stands in the requests and successful responses of a route. */
function placesOf({ parameters = [], requestBody, responses }: Operation): [string, string] {
  const isQuery = parameters.some((each) => each.name === 'account' && each.in === 'query');
  const body = hasMember(requestBody, 'account') ? 'body' : '–';
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return [isQuery ? 'query' : body, hasMember(successes, 'account') ? 'yes' : '–'];
}

describe('docs/accounts.md', () => {
  it('says where `account` stands, for each route that has it', () => {
    const listed = tableUnder(readFileSync('docs/accounts.md', 'utf8'), '## Where `account` stands');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as unknown as Record<string, Operation>).map(
        ([method, operation]) => [`\`${method.toUpperCase()} ${path}\``, ...placesOf(operation)] as const,
      ),
    );
    const known = operations.filter(([, request, response]) => request !== '–' || response !== '–');
    expect(listed.map((row) => row.join(' ')).toSorted()).toEqual(
      known.map((row) => row.join(' ')).toSorted(),
    );
  });
});
