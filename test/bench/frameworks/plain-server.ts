import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';

const schema = z.object({ to: z.string(), subject: z.string(), body: z.string() });

/** An MCP server as its SDK's guide shows it: a tool that sends each mail that it is called with. */
export async function startPlainServer(send: (mail: z.infer<typeof schema>) => Promise<unknown>) {
  const { fetch } = createMcpHandler(() => {
    const server = new McpServer({ name: 'plain', version: '1.0.0' });
    server.registerTool('gmail_send_message', { inputSchema: schema }, async (input) => {
      await send(input);
      return { content: [{ type: 'text', text: 'Sent.' }] };
    });
    return server;
  });
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const response = await fetch(
      new Request(new URL(url, 'http://127.0.0.1'), {
        method,
        headers: headers as Record<string, string>,
        ...(method === 'POST' && { body: Buffer.concat(await incoming.toArray()) }),
      }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
