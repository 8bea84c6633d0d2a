import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type AppError, asAppError } from '../../errors/app-error.ts';
import { problemCatalogue } from '../problem-catalogue.ts';
import { type HttpResponse, jsonResponse } from '../response.ts';

/** https://www.jsonrpc.org/specification#error_object */
const PARSE_ERROR = -32_700;
const INVALID_PARAMS = -32_602;
const INTERNAL_ERROR = -32_603;

/** Middleware that turns every thrown error into a JSON-RPC error: clients of MCP read no other body. */
export const jsonRpcErrors: MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer, HttpResponse> = {
  onError: (request) => {
    request.response = refusalResponse(asAppError(request.error));
  },
};

function refusalResponse(error: AppError): HttpResponse {
  const { status, retryable } = problemCatalogue[error.code];
  const { retryAfter } = error.facts;
  const data = { code: error.code, retryable, ...(retryAfter !== undefined && { retryAfter }) };
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return jsonRpcError(status, { code: numberOf(error, status), message: messageOf(error), data }, headers);
}

/** A response with a JSON-RPC error that belongs to no message of the request. */
export function jsonRpcError(
  status: number,
  error: { code: number; message: string; data?: unknown },
  headers: Record<string, string> = {},
): HttpResponse {
  return jsonResponse(status, { jsonrpc: '2.0', id: null, error }, headers);
}

/** The number of a refusal without one in the protocol is its HTTP status, which lies outside the reserved range. */
function numberOf({ code, facts: { errors = [] } }: AppError, status: number): number {
  if (code === 'internal') return INTERNAL_ERROR;
  if (code !== 'invalid-request') return status;
  return errors.some(({ path }) => path === 'body') ? PARSE_ERROR : INVALID_PARAMS;
}

function messageOf({ code, facts: { detail, errors = [] } }: AppError): string {
  const text = detail ?? problemCatalogue[code].title;
  return [text, ...errors.map(({ path, message }) => `${path} ${message}`)].join('; ');
}
