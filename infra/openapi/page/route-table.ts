import { listScopes, type ProtocolRoute, type RouteContract } from '../../../shared/http/contract.ts';
import { listContracts, listProtocolRoutes } from '../contracts.ts';
import type { JsonSchema } from '../json-schema.ts';
import { wordsOf } from '../operation/route-words.ts';
import type { Operation, TypedDocument } from '../typed-document.ts';
import { tableOf } from './page-table.ts';
import { shapeOf } from './shape.ts';

/** Writes a schema as code. */
type Shape = (schema: JsonSchema) => string;

/** The table of all routes in docs/api.md. */
export function routeTable(document: TypedDocument): string {
  const shape: Shape = (schema) => `\`${shapeOf(schema, document.components.schemas)}\``;
  const rows = listContracts().map(([key, route]) => {
    const exchange = exchangeOf(operationOf(key, document), shape);
    return [
      `\`${key}\``,
      scopesOf(route),
      [`${route.summary}.`, exchange, wordsOf(route).join(' ')].filter(Boolean).join('<br>'),
    ];
  });
  const others = listProtocolRoutes().map(([key, route]) => [
    `\`${key}\``,
    scopesOf(route),
    key.startsWith('POST')
      ? 'The Model Context Protocol: [agents/](agents/README.md).'
      : '405: there are no sessions.',
  ]);
  return tableOf(['route', 'scope `onbehalf/…`', 'request → response'], [...rows, ...others]);
}

function scopesOf(route: RouteContract | ProtocolRoute): string {
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

function exchangeOf(operation: Operation, shape: Shape): string {
  const request = requestOf(operation, shape);
  const response = responseOf(operation, shape);
  return request === '' ? response : `${request} → ${response}`;
}

function requestOf({ parameters = [], requestBody }: Operation, shape: Shape): string {
  const query = parameters
    .filter((each) => each.in === 'query' && each.schema.type !== 'object')
    .map(({ name, required }) => (required ? name : `${name}?`));
  const needsKey = parameters.some(({ name, required }) => name === 'Idempotency-Key' && required);
  const body = requestBody?.content['application/json']?.schema;
  return [
    ...(query.length > 0 ? [`Query \`${query.join(', ')}\``] : []),
    ...(body === undefined ? [] : [`Body ${shape(body)}`]),
    ...(needsKey ? ['`Idempotency-Key`'] : []),
  ].join(', ');
}

function responseOf({ responses }: Operation, shape: Shape): string {
  return Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      const types = Object.keys(content ?? {}).map((type) => `\`${type}\``);
      return [status, schema === undefined ? types.join(', ') : shape(schema)].filter(Boolean).join(' ');
    })
    .join(' or ');
}
