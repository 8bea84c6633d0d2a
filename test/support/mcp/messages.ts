import { NEWEST } from './clients.ts';

export type Era = 'modern' | 'legacy';

/** A message of JSON-RPC, and the headers that go with it. */
type Message = { body: Record<string, unknown>; headers: Record<string, string> };

const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

/** What a client of an era sends for a request. `id` undefined: a notification. */
export function message(
  era: Era,
  method: string,
  params: Record<string, unknown> = {},
  id: number | undefined = 1,
): Message {
  const rpc = { jsonrpc: '2.0', ...(id !== undefined && { id }), method };
  if (era === 'legacy')
    return { body: { ...rpc, params }, headers: { ...JSON_TYPE, 'mcp-protocol-version': '2025-11-25' } };
  const { _meta = {}, ...others } = params;
  const envelope = {
    'io.modelcontextprotocol/protocolVersion': NEWEST,
    'io.modelcontextprotocol/clientCapabilities': {},
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    ...(_meta as object),
  };
  const headers = {
    ...JSON_TYPE,
    'mcp-protocol-version': NEWEST,
    'mcp-method': method,
    ...(typeof params.name === 'string' && { 'mcp-name': params.name }),
  };
  return { body: { ...rpc, params: { ...others, _meta: envelope } }, headers };
}
