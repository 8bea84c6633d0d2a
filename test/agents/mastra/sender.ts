import { noopLogger } from '@mastra/core/logger';
import { noopObserve } from '@mastra/core/tools';
import { MCPClient } from '@mastra/mcp';
import type { ConnectSender } from '../../support/agents/sender.ts';

/** With Mastra's own repeat, which no option turns off. */
export const connectSender: ConnectSender = async ({ mcpUrl, accessToken }) => {
  const headers = { authorization: `Bearer ${await accessToken()}` };
  const client = new MCPClient({
    id: crypto.randomUUID(),
    servers: { onbehalf: { url: new URL(mcpUrl), requestInit: { headers } } },
  });
  client.__setLogger(noopLogger);
  const { onbehalf_gmail_send_message: tool } = await client.listTools();
  return {
    send: async (mail) => tool?.execute?.(mail, { observe: noopObserve }),
    close: () => client.disconnect(),
  };
};
