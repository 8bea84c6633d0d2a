import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createContextValues } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import { accountLinking } from '../accounts/account-linking.ts';
import { accountListing } from '../accounts/account-listing.ts';
import { connectedAccountService } from '../accounts/connected-account-service.ts';
import { connectionService } from '../accounts/connection-service.ts';
import { toolExecution } from '../tools/tool-execution.ts';
import { toolListing } from '../tools/tool-listing.ts';
import { callInterceptor, streamKey } from './call-interceptor.ts';
import type { Environment } from './environment.ts';

/** The SDK's services, from the SDK's own descriptors. What is not implemented answers Unimplemented. */
export function grpcHandler(
  environment: Environment,
): (request: Http2ServerRequest, response: Http2ServerResponse) => void {
  return connectNodeAdapter({
    interceptors: [callInterceptor(environment)],
    contextValues: (request) =>
      createContextValues().set(streamKey, 'stream' in request ? request.stream : undefined),
    routes: (router) => {
      router.service(ConnectionService, connectionService(environment));
      router.service(ConnectedAccountService, {
        ...connectedAccountService(environment),
        ...accountListing(environment),
        ...accountLinking(environment),
      });
      router.service(ToolService, { ...toolListing(environment), ...toolExecution(environment) });
    },
  });
}
