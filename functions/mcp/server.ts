import {
  type CallToolRequest,
  CLIENT_CAPABILITIES_META_KEY,
  PROTOCOL_VERSION_META_KEY,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import { agentRunIdSchema } from '../../shared/http/agent-run-id.ts';
import { idempotencyKey } from '../../shared/http/idempotency-key.ts';
import type { Call, CallDeps, Caller } from './calls/call.ts';
import { callTool } from './calls/call-tool.ts';
import { LINK_REQUEST } from './calls/link.ts';
import { listVisibleTools } from './tools/list-tools.ts';

/** The member of a request's `_meta` that holds the client's own key for a write. */
const KEY_META = 'dev.onbehalf/idempotency-key';
/** Names the agent's run, as the header Agent-Run-Id does. */
const RUN_META = 'dev.onbehalf/agent-run-id';

const INSTRUCTIONS =
  'Acts in the accounts that the signed-in user has linked. A tool of an account that is not linked returns the page on which the user can link it. A user may have further accounts of an app: `account` names one by the label that onbehalf_connections lists. A repeated write is done once: its result names a key, and onbehalf_execution with that key returns its state.';

// A token may lose a scope, and the list depends on it.
const cacheHints = {
  'tools/list': { ttlMs: 300_000, cacheScope: 'private' },
  'server/discover': { ttlMs: 3_600_000, cacheScope: 'public' },
} as const;

export type ServerDeps = CallDeps & {
  /** Of the product. */
  version: string;
};

/** The MCP server of one request. */
export function createServer(caller: Caller, { version, ...deps }: ServerDeps): Server {
  const server = new Server(
    { name: 'onbehalf', title: 'Onbehalf', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS, cacheHints },
  );
  server.setRequestHandler('tools/list', async () => ({ tools: listVisibleTools(caller.view) }));
  server.setRequestHandler('tools/call', (request, context) =>
    callTool(readCall(request, context), caller, deps),
  );
  return server;
}

/** @throws ProtocolError for a wrong member of `_meta`, which a program has set and no model */
function readCall({ params }: CallToolRequest, { mcpReq }: ServerContext): Call {
  return {
    name: params.name,
    arguments: params.arguments ?? {},
    key: readMeta(params, KEY_META, idempotencyKey),
    agentRunId: readMeta(params, RUN_META, agentRunIdSchema),
    link: { canAsk: canOpenPages(mcpReq), answer: readAnswer(mcpReq) },
  };
}

function readMeta(
  { _meta }: CallToolRequest['params'],
  name: string,
  schema: z.ZodMiniType<string>,
): string | undefined {
  const parsed = z.optional(schema).safeParse(_meta?.[name]);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `_meta.${name} ${issue?.message ?? 'is not valid'}`,
  );
}

/** Of the protocol's version 2026-07-28: a request names what its client can do, and has the user's decisions. */
const envelopeSchema = z.looseObject({
  // An older version has no question in a result, also if its client declares that it can open pages.
  [PROTOCOL_VERSION_META_KEY]: z.string(),
  [CLIENT_CAPABILITIES_META_KEY]: z.looseObject({ elicitation: z.looseObject({ url: z.looseObject({}) }) }),
});
const answerSchema = z.looseObject({ action: z.enum(['accept', 'decline', 'cancel']) });

function canOpenPages({ envelope }: ServerContext['mcpReq']): boolean {
  return envelopeSchema.safeParse(envelope).success;
}

function readAnswer({ inputResponses }: ServerContext['mcpReq']): Call['link']['answer'] {
  return answerSchema.safeParse(inputResponses?.[LINK_REQUEST]).data?.action;
}
