const GRPC = [
  ...['Canceled', 'Unknown', 'InvalidArgument', 'DeadlineExceeded', 'NotFound', 'AlreadyExists'],
  ...['PermissionDenied', 'ResourceExhausted', 'FailedPrecondition', 'Aborted', 'OutOfRange'],
  ...['Unimplemented', 'Internal', 'Unavailable', 'DataLoss', 'Unauthenticated'],
];
const HTTP = [400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504];
/** Every way in which Scalekit may refuse a call: as an RPC, and as a proxy before it does. */
export const scalekitErrors = [...GRPC.map((code) => ({ code })), ...HTTP.map((status) => ({ status }))];
