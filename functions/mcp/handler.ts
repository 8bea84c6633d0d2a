import { setTimeout as pause } from 'node:timers/promises';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { readEnvironment } from '../../shared/config/environment.ts';
import { formatConnectUrl } from '../../shared/connections/connect-url.ts';
import { offersOf } from '../../shared/connections/offers.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { jsonRpcHandler } from '../../shared/http/json-rpc/json-rpc-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { executionsIn } from '../../shared/state/executions/executions.ts';
import { writeKeysIn } from '../../shared/state/executions/write-keys.ts';
import { restoredStateOf } from '../../shared/state/restored/restored-state.ts';
import { openTable } from '../../shared/state/table.ts';
import { mcpEndpoint, metadataRoutes } from './routes.ts';
import { mcpContract } from './schema.ts';
import { createUserBuckets } from './user-bucket.ts';

const env = readEnvironment('mcp');
const log = createLog('mcp');
const table = openTable(env.TABLE_NAME);

const endpoint = mcpEndpoint({
  apiUrl: env.API_URL,
  version: env.VERSION,
  scalekit: await scalekitFrom(env),
  offers: offersOf(env.CONNECTION_NAMES),
  executions: executionsIn(table, Date.now, restoredStateOf(env)),
  writeKeys: writeKeysIn(table),
  labels: labelsIn(table),
  connectUrlOf: (...account) => formatConnectUrl(env.CONNECT_URL, ...account),
  take: createUserBuckets(Date.now),
  log,
  now: Date.now,
  pause,
});

const handleMcp = jsonRpcHandler(endpoint, {
  callers: callerPolicy(env),
  // The console's pages are of the API's own origin.
  allowedOrigins: [...env.ALLOWED_ORIGINS, env.API_URL],
  log,
});
const handleMetadata = httpHandler(metadataRoutes({ apiUrl: env.API_URL, issuer: env.ISSUER }), { log });

export const handler = (event: APIGatewayProxyEventV2WithJWTAuthorizer, context: Context) =>
  (Object.hasOwn(mcpContract, event.routeKey) ? handleMcp : handleMetadata)(event, context);
