import { Code, ConnectError } from '@connectrpc/connect';
import type { Environment } from '../server/environment.ts';
import type { HttpResponse } from '../server/http-call.ts';

/** HTTP statuses as gRPC's HTTP gateway maps them; other codes are 500. */
const statuses: Partial<Record<Code, number>> = {
  [Code.InvalidArgument]: 400,
  [Code.FailedPrecondition]: 400,
  [Code.Unauthenticated]: 401,
  [Code.PermissionDenied]: 403,
  [Code.NotFound]: 404,
  [Code.AlreadyExists]: 409,
  [Code.Unimplemented]: 501,
};

/** @throws ConnectError Unauthenticated unless it is a live access token of the workspace */
export function requireToken({ tokens }: Environment, authorization: string | undefined): void {
  if (tokens.isLive(authorization ?? null)) return;
  throw new ConnectError('access token is missing, unknown or expired', Code.Unauthenticated);
}

/** The response of gRPC's HTTP gateway for an error. */
export function toRestError(error: unknown): HttpResponse {
  const { code, rawMessage } = ConnectError.from(error);
  return { status: statuses[code] ?? 500, body: { code, message: rawMessage, details: [] } };
}
