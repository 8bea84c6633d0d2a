import type { BaseLanguageModel } from '@langchain/core/language_models/base';
import { MultiServerMCPClient } from '@langchain/mcp-adapters';
import { createAgent } from 'langchain';

type Options = { mcpUrl: string; accessToken: () => Promise<string>; model: string | BaseLanguageModel };

export async function connectAgent({ mcpUrl, accessToken, model }: Options) {
  const headers = async () => ({ authorization: `Bearer ${await accessToken()}` });
  const client = new MultiServerMCPClient({
    mcpServers: { onbehalf: { transport: 'http', url: mcpUrl, headers: await headers() } },
    beforeToolCall: async () => ({ headers: await headers() }),
  });
  const agent = createAgent({ model, tools: await client.getTools() });
  return {
    async ask(prompt: string) {
      const { messages } = await agent.invoke({ messages: [{ role: 'user', content: prompt }] });
      return messages.at(-1)?.text ?? '';
    },
    close: () => client.close(),
  };
}
