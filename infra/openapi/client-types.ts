import { componentOf, type JsonSchema } from './json-schema.ts';
import { commentOf, declared, membersType, typeOf } from './type-of.ts';
import type { Operation, Parameter, TypedDocument } from './typed-document.ts';

const PROBLEM = 'Problem.';
/** Members that the client's `Problem` has by itself; the others are the facts of a code. */
const COMMON = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'retryable']);

/** The types of `shared/client`: every route that takes a token, the problem codes, and the facts of each. */
export function printClientTypes({ paths, components }: TypedDocument): string {
  const named = Object.entries(components.schemas);
  const problems = named.filter(([name]) => name.startsWith(PROBLEM));
  const types = named.filter(([name]) => !name.startsWith(PROBLEM) && name !== 'GatewayMessage');
  const codes = problems.map(([name, schema]) => ({ code: name.slice(PROBLEM.length), schema }));
  return [
    '// Printed by `npm run openapi` from the contracts of the routes; do not edit.',
    `/** Every code that a function returns. A later version may add codes: treat an unknown one by \`retryable\`. */
export type ProblemCode = ${codes.map(({ code }) => JSON.stringify(code)).join(' | ')};`,
    `/** By code: what a problem has beside its code, status and words. */
export type ProblemFacts = {\n${codes.map(factsMember).join('\n')}\n};`,
    ...types.map(([name, schema]) => `${commentOf(schema)}export type ${name} = ${typeOf(schema)};`),
    `/** By route: what a request has, what its response holds, and the codes of its problems. */
export type Api = {\n${listRoutes(paths).join('\n')}\n};\n`,
  ].join('\n\n');
}

function factsMember({ code, schema }: { code: string; schema: JsonSchema }): string {
  const { properties = {}, required = [] } = schema;
  const facts = Object.entries(properties).filter(([name]) => !COMMON.has(name));
  const members = facts.map(([name, fact]) => ({ name, schema: fact, isRequired: required.includes(name) }));
  return `${commentOf(schema)}${JSON.stringify(code)}: ${membersType(members)};`;
}

function listRoutes(paths: TypedDocument['paths']): string[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security.length > 0)
      .map(([method, operation]) => routeMember(`${method.toUpperCase()} ${path}`, operation)),
  );
}

function routeMember(key: string, operation: Operation): string {
  const { summary, description } = operation;
  const comment = commentOf({ description: [`${summary}.`, description].filter(Boolean).join(' ') });
  const problems = problemCodesOf(operation).map((code) => JSON.stringify(code));
  return `${comment}${JSON.stringify(key)}: {
    request: ${requestType(operation)};
    response: ${responseType(operation)};
    problem: ${problems.join(' | ')};
  };`;
}

function requestType({ parameters = [], requestBody }: Operation): string {
  const body = requestBody?.content['application/json']?.schema;
  const parts = [
    partOf('path', parameters),
    partOf('query', parameters),
    body && `body${declared(typeOf(body), requestBody.required === true)};`,
    headerOf('Idempotency-Key', 'idempotencyKey', parameters),
    headerOf('Agent-Run-Id', 'agentRunId', parameters),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'Record<never, never>' : `{\n${parts.join('\n')}\n}`;
}

function partOf(part: 'path' | 'query', parameters: Parameter[]): string | undefined {
  const members = parameters
    .filter((parameter) => parameter.in === part)
    .map(({ name, schema, required = false, description }) => ({
      name,
      schema: { ...schema, ...(description !== undefined && { description }) },
      isRequired: required,
    }));
  if (members.length === 0) return undefined;
  const isRequired = members.some((member) => member.isRequired);
  return `${part}${declared(membersType(members), isRequired)};`;
}

function headerOf(header: string, member: string, parameters: Parameter[]): string | undefined {
  const found = parameters.find(({ name }) => name === header);
  return found && `${commentOf(found)}${member}${declared('string', found.required === true)};`;
}

function responseType({ responses }: Operation): string {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = successes.map(([, { content }]) => {
    const schema = content?.['application/json']?.schema;
    return schema === undefined ? 'undefined' : typeOf(schema);
  });
  return [...new Set(types)].join(' | ');
}

function problemCodesOf({ responses }: Operation): string[] {
  return Object.values(responses).flatMap(({ content }) => {
    const schema = content?.['application/problem+json']?.schema;
    if (schema === undefined) return [];
    const names = (schema.anyOf ?? [schema]).map(componentOf).filter((name) => name !== undefined);
    return names.map((name) => name.slice(PROBLEM.length));
  });
}
