import type { BaseLanguageModel } from '@langchain/core/language_models/base';
import { MultiServerMCPClient } from '@langchain/mcp-adapters';
import { createAgent } from 'langchain';

type Options = {
  mcpUrl: string;
  accessToken: () => Promise<string>;
  headers?: Record<string, string>;
  model: string | BaseLanguageModel;
};

export async function connectAgent({ mcpUrl, accessToken, headers = {}, model }: Options) {
  const authProvider = {
    tokens: async () => ({ access_token: await accessToken(), token_type: 'Bearer' }),
    // Your product signs users in, so the adapter has nothing to register, to redirect or to store.
    redirectUrl: undefined,
    clientMetadata: { redirect_uris: [] },
    clientInformation: () => undefined,
    saveTokens() {},
    redirectToAuthorization() {},
    saveCodeVerifier() {},
    codeVerifier: () => '',
  };
  const client = new MultiServerMCPClient({
    onbehalf: { transport: 'http', url: mcpUrl, headers, authProvider },
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
