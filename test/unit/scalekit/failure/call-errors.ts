import { type Code, ConnectError } from '@connectrpc/connect';

/** An error that Scalekit sent, with its gRPC status. */
export const sent = (code: Code, message = 'no', headers = {}) =>
  new ConnectError(message, code, { 'grpc-status': String(code), ...headers });
/** An error that connect derived from a response without a gRPC status. */
export const derived = (code: Code, message: string, headers = {}) =>
  new ConnectError(message, code, headers);
