import { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';

/** The providers' own APIs. */
const PROVIDER_APIS = ['gmail', 'linear', 'freshdesk'];

/** Requests over HTTP/1.1, by their names in the call log. All other operations are RPCs. */
const HTTP_OPERATIONS: readonly string[] = [
  'token',
  'proxy',
  'rest',
  'restCreate',
  'restUpdate',
  ...PROVIDER_APIS,
];

const RPCS = [ConnectionService, ConnectedAccountService, ToolService].flatMap(({ method }) =>
  Object.keys(method),
);

export function isHttpOperation(name: string): boolean {
  return HTTP_OPERATIONS.includes(name);
}

/** Whether the simulator has the operation: an RPC by its name in the SDK, or a request over HTTP. */
export function isOperation(name: string): boolean {
  return isHttpOperation(name) || RPCS.includes(name);
}
