import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { identifierSchema } from '../../shared/config/identifier.ts';
import { listScopes, type RouteContract, type TokenRoute } from '../../shared/http/contract.ts';
import { idempotencyKey } from '../../shared/http/idempotency-key.ts';
import { responsesOf } from './responses.ts';
import { wordsOf } from './route-words.ts';
import { tagOf } from './tags.ts';

const key = idempotencyKey.meta({
  description:
    'One key for one intention, kept for 24 hours: a repeated request with it returns the stored response.',
  examples: ['invoice-4711-reminder-2'],
});

// API Gateway joins repeated headers with commas: a comma may mean two users.
const onBehalfOf = identifierSchema
  .regex(/^[^,]*$/)
  .optional()
  .meta({
    description:
      "Required for a service, whose token has the scope `onbehalf/act-as`: the user. A user's own token must not come with it (403).",
  });

/** The operation of a route, named by its key (`GET /connections`). */
export function operationOf(routeKey: string, route: RouteContract): ZodOpenApiOperationObject {
  const [method = '', path = ''] = routeKey.split(' ');
  return {
    operationId: operationId(method, path),
    summary: route.summary,
    ...describe(route),
    tags: [tagOf(path)],
    security: securityOf(route),
    ...parametersOf(route),
    ...bodyOf(route),
    responses: responsesOf(route),
    ...(route.onlyIn !== undefined && { 'x-only-in': route.onlyIn }),
  };
}

/** `GET /connections/{connection}` → `getConnectionsByConnection`. */
function operationId(method: string, path: string): string {
  const words = path
    .replaceAll('{', 'by-')
    .split(/[^A-Za-z]+/)
    .filter(Boolean);
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [method.toLowerCase(), ...capital].join('');
}

function describe(route: RouteContract): { description?: string } {
  const protection = route.access === 'none' ? [`The route accepts no token. ${route.reason}`] : [];
  const paragraphs = [...wordsOf(route), ...protection];
  return paragraphs.length === 0 ? {} : { description: paragraphs.join(' ') };
}

/** Any one of the scopes is enough: alternatives, each a requirement of its own. */
function securityOf(route: RouteContract): Record<string, string[]>[] {
  return route.access === 'none' ? [] : listScopes(route).map((scope) => ({ token: [scope] }));
}

function parametersOf(route: RouteContract): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  const header = route.access === 'none' ? {} : headersOf(route);
  const parts = {
    ...(route.path && { path: withExamples(route.path) }),
    ...(route.query && { query: withExamples(route.query) }),
    ...(Object.keys(header).length > 0 && { header: withExamples(z.object(header)) }),
  };
  return Object.keys(parts).length === 0 ? {} : { requestParams: parts };
}

function headersOf({ idempotencyKey: takesKey, forServices = true }: TokenRoute): Record<string, z.ZodType> {
  return {
    ...(takesKey !== undefined && { 'Idempotency-Key': takesKey === 'required' ? key : key.optional() }),
    ...(forServices && { 'On-Behalf-Of': onBehalfOf }),
  };
}

/** zod-openapi leaves `required` out, which means false. */
function bodyOf(route: RouteContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.access === 'none' || route.body === undefined) return {};
  const required = !route.body.safeParse(undefined).success;
  const [example] = examplesOf(route.body);
  const media = { schema: route.body, ...(example !== undefined && { example }) };
  return { requestBody: { required, content: { 'application/json': media } } };
}

/** Tools that make requests from the document read a parameter's own example, not those of its schema. */
function withExamples({ shape }: z.ZodObject): z.ZodObject {
  return z.object(
    Object.fromEntries(
      Object.entries<z.ZodType>(shape).map(([name, schema]) => {
        const [example] = examplesOf(schema);
        return [name, example === undefined ? schema : schema.meta({ ...schema.meta(), param: { example } })];
      }),
    ),
  );
}

function examplesOf(schema: z.ZodType): unknown[] {
  const { examples } = schema.meta() ?? {};
  if (Array.isArray(examples)) return examples;
  return schema instanceof z.ZodOptional ? examplesOf(schema.unwrap() as z.ZodType) : [];
}
