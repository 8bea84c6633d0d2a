import * as z from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ErrorCode } from '../../../shared/errors/app-error.ts';
import { listProblemCodes, type ResponseBody, type RouteContract } from '../../../shared/http/contract.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { mayHaveRetryAfter, problemSchemas } from './problems.ts';

type Content = NonNullable<ZodOpenApiResponseObject['content']>;
type Headers = Record<string, { $ref: string } | { description: string; schema: { type: 'string' } }>;

const gatewayMessage = z
  .object({ message: z.string().nullable() })
  .meta({ id: 'GatewayMessage', description: "API Gateway's own error: it has no `code`." });

/** The errors of API Gateway itself, which no function sees. */
const GATEWAY_ERRORS = {
  401: 'no valid token',
  403: 'a token without a scope that the route accepts',
  413: 'a body over 10 MB',
  429: 'throttled',
  500: 'the function failed',
  503: 'the function did not respond in time',
} as const;

type GatewayStatus = keyof typeof GATEWAY_ERRORS;

const SUCCESS: Record<number, string> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted',
  204: 'Done; no body',
  303: 'A redirect of the browser',
  304: 'Not modified; no body',
};

/** Headers that several responses have; each is a component. */
export const headerComponents = {
  RetryAfter: {
    description: 'Seconds to wait before the same request is sent again.',
    schema: { type: 'integer', minimum: 1 },
  },
  IdempotentReplayed: {
    description:
      'Present where this is the stored response to an earlier request with the same Idempotency-Key.',
    schema: { const: 'true' },
  },
} as const;

/** Every response of a route: its own, its problems, and the errors of API Gateway. */
export function responsesOf(route: RouteContract): ZodOpenApiResponsesObject {
  const own = Object.entries(route.responses).map(([status, body]) => [
    status,
    success(route, Number(status), body),
  ]);
  const errors = errorStatuses(route).map((status) => [String(status), failure(route, status)]);
  return Object.fromEntries([...own, ...errors]);
}

function success(route: RouteContract, status: number, body: ResponseBody): ZodOpenApiResponseObject {
  const headers = { ...replayed(route), ...ownHeaders(route, status) };
  const description = SUCCESS[status];
  if (description === undefined) throw new Error(`No words for the status ${status}`);
  return { description, ...withHeaders(headers), ...(body !== null && { content: contentOf(body) }) };
}

function contentOf(body: NonNullable<ResponseBody>): Content {
  if (!('media' in body)) return { 'application/json': { schema: body } };
  return Object.fromEntries(body.media.map((type) => [type, {}]));
}

function failure(route: RouteContract, status: number): ZodOpenApiResponseObject {
  const codes = codesOf(route, status);
  const gateway = gatewayErrorOf(route, status);
  const words = [
    ...codes.map((code) => `\`${code}\``),
    ...(gateway === undefined ? [] : [`API Gateway: ${gateway}`]),
  ];
  const headers = {
    ...(codes.some(mayHaveRetryAfter) && { 'Retry-After': refer('RetryAfter') }),
    ...(codes.length > 0 && replayed(route)),
  };
  const content: Content = {
    ...(codes.length > 0 && { 'application/problem+json': { schema: oneOfCodes(codes) } }),
    ...(gateway !== undefined && { 'application/json': { schema: gatewayMessage } }),
  };
  return { description: words.join(', '), ...withHeaders(headers), content };
}

function oneOfCodes(codes: ErrorCode[]): z.ZodType {
  const [first, second, ...others] = codes.map((code) => problemSchemas[code]);
  if (first === undefined || second === undefined) return first ?? z.never();
  return z.union([first, second, ...others]);
}

function errorStatuses(route: RouteContract): number[] {
  const gateway = Object.keys(GATEWAY_ERRORS)
    .map(Number)
    .filter((status) => gatewayErrorOf(route, status) !== undefined);
  return [...new Set([...listProblemCodes(route).map((code) => problemCatalogue[code].status), ...gateway])];
}

function codesOf(route: RouteContract, status: number): ErrorCode[] {
  return listProblemCodes(route).filter((code) => problemCatalogue[code].status === status);
}

function gatewayErrorOf(route: RouteContract, status: number): string | undefined {
  const aboutToken = status === 401 || status === 403;
  return route.access === 'none' && aboutToken ? undefined : GATEWAY_ERRORS[status as GatewayStatus];
}

function replayed(route: RouteContract): Headers {
  if (route.access === 'none' || route.idempotencyKey === undefined) return {};
  return { 'Idempotent-Replayed': refer('IdempotentReplayed') };
}

function ownHeaders(route: RouteContract, status: number): Headers {
  const own = Object.entries(route.headers?.[status] ?? {});
  return Object.fromEntries(
    own.map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

function withHeaders(headers: Headers): { headers?: Headers } {
  return Object.keys(headers).length === 0 ? {} : { headers };
}

function refer(component: keyof typeof headerComponents): { $ref: string } {
  return { $ref: `#/components/headers/${component}` };
}
