import type { Tool } from '@aws-sdk/client-bedrock-runtime';
import type { Call, Shown } from '../../support/agents/loops/tool-runner.ts';

const PROTOCOL = '2026-07-28';
type Listed = { tools: { name: string; description: string; inputSchema: Record<string, unknown> }[] };
type Called = { isError?: boolean; content: { text: string }[] };
type Options = { mcpUrl: string; accessToken: () => Promise<string>; headers?: Record<string, string> };

/** The tools of `/mcp` in Converse's form. Each request of MCP stands alone: there is no session to open. */
export async function connectMcpTools({ mcpUrl, accessToken, headers = {} }: Options) {
  const request = async (method: string, params: { name?: string; arguments?: unknown } = {}) => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': PROTOCOL,
      'io.modelcontextprotocol/clientCapabilities': {},
      'io.modelcontextprotocol/clientInfo': { name: 'bedrock', version: '1' },
    };
    const response = await fetch(mcpUrl, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: `Bearer ${await accessToken()}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': PROTOCOL,
        'mcp-method': method,
        ...(params.name !== undefined && { 'mcp-name': params.name }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
    });
    const reply = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (reply.result === undefined && reply.error === undefined)
      throw new Error(`/mcp returned ${response.status}.`);
    return reply;
  };
  const { result, error } = await request('tools/list');
  if (error !== undefined) throw new Error(error.message);
  const { tools } = result as Listed;
  return {
    tools: tools.map(
      ({ name, description, inputSchema }) =>
        ({ toolSpec: { name, description, inputSchema: { json: inputSchema } } }) as Tool,
    ),
    run: async ({ name, input }: Call): Promise<Shown> => {
      // Whether the call was done is not known. The model may repeat it: the server does an equal write once.
      const lost = { result: undefined, error: { message: 'No response arrived.' } };
      const reply = await request('tools/call', { name, arguments: input }).catch(() => lost);
      // Such as a tool that does not exist: the model reads so, and may take another.
      if (reply.error !== undefined) return { isError: true, text: reply.error.message };
      const { isError = false, content } = reply.result as Called;
      return { isError, text: content.map(({ text }) => text).join('\n') };
    },
  };
}
