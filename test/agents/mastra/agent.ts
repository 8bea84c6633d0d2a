import { Agent } from '@mastra/core/agent';
import type { MastraModelConfig } from '@mastra/core/llm';
import { noopLogger } from '@mastra/core/logger';
import { MCPClient } from '@mastra/mcp';

type Options = {
  mcpUrl: string;
  accessToken: () => Promise<string>;
  headers?: Record<string, string>;
  model: MastraModelConfig;
};

export async function connectAgent({ mcpUrl, accessToken, headers = {}, model }: Options) {
  const authorized = async (input: string | URL, init?: RequestInit) => {
    const sent = new Headers(init?.headers);
    sent.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers: sent });
  };
  // A client per user: Mastra refuses a second one with the same servers, unless it has an id.
  const client = new MCPClient({
    id: crypto.randomUUID(),
    servers: { onbehalf: { url: new URL(mcpUrl), requestInit: { headers }, fetch: authorized } },
  });
  // The log of a failed call has its arguments: the text of a mail, for example.
  client.__setLogger(noopLogger);
  const instructions = 'Act for the user, in the accounts that the user has linked.';
  const tools = await client.listTools();
  const agent = new Agent({ id: 'mail', name: 'mail agent', instructions, model, tools });
  return {
    async ask(prompt: string) {
      const { text } = await agent.generate(prompt, { maxSteps: 10 });
      return text;
    },
    close: () => client.disconnect(),
  };
}
