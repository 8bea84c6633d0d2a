import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { listScopes, type PublicRoute, type RouteContract } from '../../../shared/http/contract.ts';
import { examplesOf } from './examples-of.ts';
import { parametersOf } from './parameters.ts';
import { responsesOf } from './responses.ts';
import { wordsOf } from './route-words.ts';
import { tagOf } from './tags.ts';

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

/** A body whose bytes the function reads itself has a media type, and no schema. */
function rawBodyOf({ rawBody }: PublicRoute): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (rawBody === undefined) return {};
  return {
    requestBody: { required: true, content: Object.fromEntries(rawBody.media.map((type) => [type, {}])) },
  };
}

/** zod-openapi leaves `required` out, which means false. */
function bodyOf(route: RouteContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.access === 'none') return rawBodyOf(route);
  if (route.body === undefined) return {};
  const required = !route.body.safeParse(undefined).success;
  const [example] = examplesOf(route.body);
  const media = { schema: route.body, ...(example !== undefined && { example }) };
  return { requestBody: { required, content: { 'application/json': media } } };
}
