import { createMCPClient } from '@ai-sdk/mcp';
import type { ConnectSender } from '../../support/agents/sender.ts';

/** With the repeats that the AI SDK offers: after HTTP 408, 409, 429 and 5xx. */
export const connectSender: ConnectSender = async ({ mcpUrl, accessToken }) => {
  const headers = { authorization: `Bearer ${await accessToken()}` };
  const client = await createMCPClient({ maxRetries: 2, transport: { type: 'http', url: mcpUrl, headers } });
  const { gmail_send_message: tool } = await client.tools();
  return {
    send: async (mail) => tool?.execute(mail, { toolCallId: 'call', messages: [], context: {} }),
    close: () => client.close(),
  };
};
