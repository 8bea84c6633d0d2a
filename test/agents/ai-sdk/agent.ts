import { createMCPClient } from '@ai-sdk/mcp';
import { generateText, isStepCount, type LanguageModel } from 'ai';

type Options = {
  mcpUrl: string;
  accessToken: () => Promise<string>;
  headers?: Record<string, string>;
  model: LanguageModel;
};

export async function connectAgent({ mcpUrl, accessToken, headers = {}, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const sent = new Headers(init?.headers);
    sent.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers: sent });
  };
  const client = await createMCPClient({
    transport: { type: 'http', url: mcpUrl, headers, fetch: authorized },
  });
  const tools = await client.tools();
  return {
    async ask(prompt: string) {
      const { text } = await generateText({ model, tools, prompt, stopWhen: isStepCount(10) });
      return text;
    },
    close: () => client.close(),
  };
}
