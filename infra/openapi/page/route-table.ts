import { listScopes, type RouteContract } from '../../../shared/http/contract.ts';
import { listContracts } from '../contracts.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Operation, TypedDocument } from '../typed-document.ts';
import { tableOf } from './page-table.ts';
import { shapeOf } from './shape.ts';

/** The table of all routes in docs/api.md. */
export function routeTable(document: TypedDocument): string {
  const rows = listContracts().map(([key, route]) => [
    `\`${key}\``,
    scopesOf(route),
    describe(operationOf(key, document), (schema) => `\`${shapeOf(schema, document.components.schemas)}\``),
  ]);
  return tableOf(['route', 'scope `onbehalf/…`', 'request → response'], rows);
}

function scopesOf(route: RouteContract): string {
  if (route.access === 'none') return 'none';
  const scopes = listScopes(route).map((scope) => scope.slice('onbehalf/'.length));
  return scopes.join(', ');
}

function operationOf(key: string, { paths }: TypedDocument): Operation {
  const [method = '', path = ''] = key.split(' ');
  const operation = paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`The document lacks ${key}`);
  return operation;
}

function describe(operation: Operation, shape: (schema: JsonSchema) => string): string {
  const exchange = [requestOf(operation, shape), responseOf(operation, shape)]
    .filter((part) => part !== '')
    .join(' → ');
  return [`${operation.summary}.`, `${exchange}.`, operation.description].filter(Boolean).join(' ');
}

function requestOf(
  { parameters = [], requestBody }: Operation,
  shape: (schema: JsonSchema) => string,
): string {
  const query = parameters
    .filter((each) => each.in === 'query')
    .map(({ name, required }) => (required ? name : `${name}?`));
  const needsKey = parameters.some(({ name, required }) => name === 'Idempotency-Key' && required);
  const body = requestBody?.content['application/json']?.schema;
  return [
    ...(query.length > 0 ? [`query \`${query.join(', ')}\``] : []),
    ...(body === undefined ? [] : [`body ${shape(body)}`]),
    ...(needsKey ? ['`Idempotency-Key`'] : []),
  ].join(', ');
}

function responseOf({ responses }: Operation, shape: (schema: JsonSchema) => string): string {
  return Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return schema === undefined ? status : `${status} ${shape(schema)}`;
    })
    .join(' or ');
}
