import { z } from 'zod';
import type { InvocationResult } from '../lambda/invocation.ts';
import { GatewayRefusal, type GatewayResponse } from './gateway-response.ts';
import { HOP_BY_HOP } from './received-request.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const proxyResponse = z.object({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * Turns a function's result into the response to the client, by the rules of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @throws GatewayRefusal 500 when the function failed or returned an invalid response
 */
export function readFunctionResponse({ payload, functionError }: InvocationResult): GatewayResponse {
  if (functionError) throw internalServerError();
  const value = parseJson(payload);
  const isProxyResponse = typeof value === 'object' && value !== null && 'statusCode' in value;
  if (!isProxyResponse) return inferResponse(typeof value === 'string' ? value : payload);

  const parsed = proxyResponse.safeParse(value);
  if (!parsed.success) throw internalServerError();
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...lowerCaseNames(headers ?? {}) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw internalServerError();
  }
}

/** Without a statusCode the whole result is the body. */
function inferResponse(text: string): GatewayResponse {
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, cookies: [], body: Buffer.from(text) };
}

function lowerCaseNames(headers: Record<string, z.output<typeof scalar>>): Record<string, string> {
  const entries = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  // The gateway computes the length from the body that it sends.
  return Object.fromEntries(entries.filter(([name]) => !HOP_BY_HOP.has(name) && name !== 'content-length'));
}

export function internalServerError(): GatewayRefusal {
  return new GatewayRefusal(500, 'Internal Server Error');
}
