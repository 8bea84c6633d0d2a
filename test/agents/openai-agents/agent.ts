import { Agent, MCPServerStreamableHttp, type Model, run } from '@openai/agents';

type Options = {
  mcpUrl: string;
  accessToken: () => Promise<string>;
  headers?: Record<string, string>;
  model: string | Model;
};

export async function connectAgent({ mcpUrl, accessToken, headers = {}, model }: Options) {
  const authorized: typeof fetch = async (input, init) => {
    const sent = new Headers(init?.headers);
    sent.set('authorization', `Bearer ${await accessToken()}`);
    return fetch(input, { ...init, headers: sent });
  };
  const server = new MCPServerStreamableHttp({
    name: 'onbehalf',
    url: mcpUrl,
    requestInit: { headers },
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
