import { connectAgent } from './agent.ts';

/** A token of the local stack's issuer for the user Ada; a product has its own session here. */
async function accessToken(): Promise<string> {
  const body = new URLSearchParams({ sub: 'ada' });
  return (await fetch('http://127.0.0.1:13000/tokens', { method: 'POST', body })).text();
}

const agent = await connectAgent({
  mcpUrl: 'http://127.0.0.1:3000/mcp',
  accessToken,
  model: 'openai/gpt-5',
});
process.stdout.write(await agent.ask('fetch my last 5 unread emails and summarize them'));
await agent.close();
