import { type BaseLlm, InMemoryRunner, LlmAgent, MCPToolset, stringifyContent } from '@google/adk';

type Options = {
  mcpUrl: string;
  accessToken: () => Promise<string>;
  headers?: Record<string, string>;
  model: string | BaseLlm;
};

export function connectAgent({ mcpUrl, accessToken, headers = {}, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const authorization = `Bearer ${await accessToken()}`;
    return fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), authorization },
    });
  };
  const tools = new MCPToolset({
    type: 'StreamableHTTPConnectionParams',
    url: mcpUrl,
    transportOptions: { requestInit: { headers }, fetch: authorized },
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
