import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createContextValues } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import { createAccountLinking } from '../accounts/account-linking.ts';
import { createAccountListing } from '../accounts/account-listing.ts';
import { createConnectedAccountService } from '../accounts/connected-account-service.ts';
import { createConnectionService } from '../accounts/connection-service.ts';
import { createToolExecution } from '../tools/tool-execution.ts';
import { createToolListing } from '../tools/tool-listing.ts';
import { createCallInterceptor, streamKey } from './call-interceptor.ts';
import type { Environment } from './environment.ts';

/** Serves the SDK's descriptors over gRPC. Methods without an implementation return Unimplemented. */
export function createGrpcHandler(
  environment: Environment,
): (request: Http2ServerRequest, response: Http2ServerResponse) => void {
  return connectNodeAdapter({
    interceptors: [createCallInterceptor(environment)],
    contextValues: (request) =>
      createContextValues().set(streamKey, 'stream' in request ? request.stream : undefined),
    routes: (router) => {
      router.service(ConnectionService, createConnectionService(environment));
      router.service(ConnectedAccountService, {
        ...createConnectedAccountService(environment),
        ...createAccountListing(environment),
        ...createAccountLinking(environment),
      });
      router.service(ToolService, { ...createToolListing(environment), ...createToolExecution(environment) });
    },
  });
}
