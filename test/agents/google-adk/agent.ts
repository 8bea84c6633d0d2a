import { type BaseLlm, InMemoryRunner, LlmAgent, MCPToolset, stringifyContent } from '@google/adk';

type Options = { mcpUrl: string; accessToken: () => Promise<string>; model: string | BaseLlm };

export function connectAgent({ mcpUrl, accessToken, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers });
  };
  const tools = new MCPToolset({
    type: 'StreamableHTTPConnectionParams',
    url: mcpUrl,
    transportOptions: { fetch: authorized },
  });
  const agent = new LlmAgent({ name: 'mail_agent', model, tools: [tools] });
  const runner = new InMemoryRunner({ agent, appName: 'mail' });
  return {
    async ask(prompt: string) {
      const { id } = await runner.sessionService.createSession({ appName: 'mail', userId: 'user' });
      const newMessage = { role: 'user', parts: [{ text: prompt }] };
      let text = '';
      for await (const event of runner.runAsync({ userId: 'user', sessionId: id, newMessage })) {
        if (event.errorMessage) throw new Error(event.errorMessage);
        text = stringifyContent(event);
      }
      return text;
    },
    close: () => tools.close(),
  };
}
