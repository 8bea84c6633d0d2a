import { createMCPClient } from '@ai-sdk/mcp';
import { generateText, isStepCount, type LanguageModel } from 'ai';

type Options = { mcpUrl: string; accessToken: () => Promise<string>; model: LanguageModel };

export async function connectAgent({ mcpUrl, accessToken, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers });
  };
  const client = await createMCPClient({ transport: { type: 'http', url: mcpUrl, fetch: authorized } });
  const tools = await client.tools();
  return {
    async ask(prompt: string) {
      const { text } = await generateText({ model, tools, prompt, stopWhen: isStepCount(10) });
      return text;
    },
    close: () => client.close(),
  };
}
