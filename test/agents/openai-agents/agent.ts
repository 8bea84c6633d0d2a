import { Agent, MCPServerStreamableHttp, type Model, run } from '@openai/agents';

type Options = { mcpUrl: string; accessToken: () => Promise<string>; model: string | Model };

export async function connectAgent({ mcpUrl, accessToken, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers });
  };
  const server = new MCPServerStreamableHttp({
    name: 'onbehalf',
    url: mcpUrl,
    fetch: authorized,
    // Also covers a cold start; the default is 5 seconds.
    clientSessionTimeoutSeconds: 30,
  });
  await server.connect();
  const agent = new Agent({ name: 'mail agent', model, mcpServers: [server] });
  return {
    async ask(prompt: string) {
      const { finalOutput = '' } = await run(agent, prompt);
      return finalOutput;
    },
    close: () => server.close(),
  };
}
