import * as z from 'zod/mini';
import { connections } from '../../shared/connections/connections.ts';
import { contract, type ProtocolContract } from '../../shared/http/contract.ts';

/** The Model Context Protocol's Streamable HTTP, stateless: GET and DELETE are 405, behind the same authorizer. */
export const mcpContract = {
  'POST /mcp': { protocol: 'mcp', access: 'read' },
  'GET /mcp': { protocol: 'mcp', access: 'read' },
  'DELETE /mcp': { protocol: 'mcp', access: 'read' },
} as const satisfies ProtocolContract;

/** https://www.rfc-editor.org/rfc/rfc9728#section-2 */
const metadata = z
  .strictObject({
    resource: z
      .url()
      .check(z.describe('The address of `/mcp`: the audience that a client requests for its tokens.')),
    authorization_servers: z.array(z.url()).check(z.describe("The issuer of the users' tokens.")),
    scopes_supported: z.array(z.string()),
    bearer_methods_supported: z.array(z.literal('header')),
    resource_name: z.string(),
  })
  .check(z.meta({ id: 'ProtectedResource', description: 'The protected resource metadata of RFC 9728.' }));

const metadataRoute = {
  access: 'none',
  reason:
    'A client reads it before its user has signed in, to find the issuer. It names addresses and scopes, and nothing about a user.',
  throttle: { ratePerSecond: 30, burst: 60 },
  // Clients may add what they like to a public address.
  query: z.looseObject({}),
  responses: { 200: metadata },
  problems: [],
} as const;

/** The routes by which an MCP client finds the issuer. */
export const metadataContract = contract({
  'GET /.well-known/oauth-protected-resource': {
    summary: 'Where an MCP client gets its tokens',
    ...metadataRoute,
  },
  'GET /.well-known/oauth-protected-resource/mcp': {
    summary: 'Where an MCP client gets its tokens, at the address that the path of `/mcp` gives',
    ...metadataRoute,
  },
});

const connectionNames = Object.keys(connections) as [string, ...string[]];

/** The parameters of `/mcp` choose the tools that it lists and runs. An unknown one is refused: it may be meant as a limit. */
export const selectionQuery = z.strictObject({
  connections: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((list) => list.split(',')),
      ),
      z.array(z.enum(connectionNames)).check(z.minLength(1)),
    ),
  ),
  effect: z.optional(z.literal('read')),
  mode: z.optional(z.literal('search')),
  // Means nothing here: a host that keeps the list of tools reads it anew at another address.
  v: z.optional(z.string().check(z.maxLength(64))),
});

/** Which tools a client has asked for by the address of `/mcp`. */
export type Selection = z.infer<typeof selectionQuery>;
