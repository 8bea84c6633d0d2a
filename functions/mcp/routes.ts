import { formatMcpAddress } from '../../shared/config/mcp-addresses.ts';
import { SCOPE_READ, SCOPE_WRITE } from '../../shared/config/scopes.ts';
import { connections } from '../../shared/connections/connections.ts';
import type { Offers } from '../../shared/connections/offers.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { agentRunIdSchema } from '../../shared/http/agent-run-id.ts';
import { checkPart } from '../../shared/http/endpoint/check-part.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { headerOf } from '../../shared/http/header-of.ts';
import type { JsonRpcRequest } from '../../shared/http/json-rpc/json-rpc-handler.ts';
import { type HttpResponse, jsonResponse } from '../../shared/http/response.ts';
import { userHash } from '../../shared/state/user-key.ts';
import { respond } from './respond.ts';
import { metadataContract, type Selection, selectionQuery } from './schema.ts';
import { createServer, type ServerDeps } from './server.ts';

/** The stage's addresses, and its name for users. */
type Stage = { apiUrl: string; issuer: string };

/** Where an MCP client finds the issuer (RFC 9728). */
export function metadataRoutes({ apiUrl, issuer }: Stage): Routes {
  const body = {
    resource: formatMcpAddress(apiUrl),
    authorization_servers: [issuer],
    scopes_supported: [SCOPE_READ, SCOPE_WRITE],
    bearer_methods_supported: ['header' as const],
    resource_name: 'Onbehalf',
  };
  const respondWithMetadata = async () => jsonResponse(200, body, { 'cache-control': 'public, max-age=300' });
  return endpoints(metadataContract, {
    'GET /.well-known/oauth-protected-resource': respondWithMetadata,
    'GET /.well-known/oauth-protected-resource/mcp': respondWithMetadata,
  });
}

type McpDeps = ServerDeps &
  Pick<Stage, 'apiUrl'> & {
    take: (user: string, messages: number) => void;
    /** Default: every connection. */
    offers?: Offers | undefined;
  };

/** The selection without what the stage does not offer. @throws AppError `invalid-request` where the address names it */
function selectOffered(selection: Selection, offers: Offers): Selection {
  const chosen = selection.connections ?? Object.keys(connections).filter(offers);
  if (chosen.every(offers)) return { ...selection, connections: chosen };
  const errors = [{ path: 'query.connections', message: 'names a connection that is not offered' }];
  throw new AppError('invalid-request', { errors });
}

/** Responds to the POSTs of MCP clients. */
export function mcpEndpoint({ apiUrl, take, offers = () => true, ...deps }: McpDeps) {
  return async ({ scope, mayWrite, query, headers, body }: JsonRpcRequest): Promise<HttpResponse> => {
    const selection = selectOffered(checkPart('query', selectionQuery, query), offers);
    const view = { ...selection, mayWrite };
    take(userHash(scope.user), Array.isArray(body) ? body.length : 1);
    const agentRunId = headerOf('agent-run-id', agentRunIdSchema, (name) => headers[name]);
    const create = () => createServer({ scope: { ...scope, agentRunId, via: 'mcp' }, view }, deps);
    return respond({ headers, body }, { url: formatMcpAddress(apiUrl), createServer: create });
  };
}
