import {
  createMcpHandler,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { JsonRpcRequest } from '../../shared/http/json-rpc/json-rpc-handler.ts';
import { jsonRpcError } from '../../shared/http/json-rpc/refusal.ts';
import type { HttpResponse } from '../../shared/http/response.ts';

/** Results of this many messages, in JSON within JSON within JSON, are within the 6 MB of a Lambda's response. */
const BATCH_MESSAGES = 20;
const INVALID_REQUEST = -32_600;

/**
 * Responds with JSON, in both eras of the protocol: 2026-07-28, and the versions that begin with `initialize`.
 * No session is kept, so each request has a server of its own.
 */
export async function respond(
  { headers, body }: Pick<JsonRpcRequest, 'headers' | 'body'>,
  { url, createServer }: { url: string; createServer: () => Server },
): Promise<HttpResponse> {
  if (Array.isArray(body) && body.length > BATCH_MESSAGES) return refuseBatch();
  const request = new Request(url, {
    method: 'POST',
    headers: protocolHeaders(headers),
    body: JSON.stringify(body),
  });
  const response = (await isLegacyRequest(request, body))
    ? await respondToLegacy(request, body, createServer)
    : await createMcpHandler(createServer, { legacy: 'reject' }).fetch(request, { parsedBody: body });
  return toHttpResponse(response);
}

/** The headers that the package reads. */
const READ = ['content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'];

/** A header of a Request holds bytes, and an event's may hold any character. */
function protocolHeaders(headers: Record<string, string>): Record<string, string> {
  const read = READ.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, Buffer.from(value).toString('latin1')]];
  });
  // Some old clients accept only one of the two types, and the transport demands both.
  return { ...Object.fromEntries(read), accept: 'application/json, text/event-stream' };
}

function refuseBatch(): HttpResponse {
  const message = `A batch may have ${BATCH_MESSAGES} messages`;
  return jsonRpcError(400, { code: INVALID_REQUEST, message });
}

/**
 * A batch's messages run one after another, so that equal writes are one, results do not fill the memory together, and
 * no message cancels another, for whose response the package would wait forever.
 */
async function respondToLegacy(
  request: Request,
  body: unknown,
  createServer: () => Server,
): Promise<Response> {
  if (!Array.isArray(body)) return respondToMessage(request, body, createServer());
  const messages: unknown[] = [];
  for (const message of body) {
    const response = await respondToMessage(request, message, createServer());
    // A header that is wrong for one message is so for all: none has run a tool.
    if (!response.ok) return response;
    if (response.status === 200) messages.push(await response.json());
  }
  return messages.length === 0 ? new Response(null, { status: 202 }) : Response.json(messages);
}

/** The package's own response in these versions is a stream of events. */
async function respondToMessage(request: Request, parsedBody: unknown, server: Server): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

async function toHttpResponse(response: Response): Promise<HttpResponse> {
  const headers = { ...Object.fromEntries(response.headers), 'cache-control': 'no-store' };
  return { statusCode: response.status, headers, body: await response.text() };
}
