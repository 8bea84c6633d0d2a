import type { Mutation } from '../../mutation.ts';

const PYTHON = { test: 'test/local/product/agents/python-page.test.ts' };

export const mcpPages: readonly Mutation[] = [
  {
    behaviour: 'An agent that calls a tool twice without a key sends two mails',
    find: 'return chooseKey({ user, service, requestHash: hashRequest(toolCall) }, deps);',
    replace: 'return newKey();',
    ...PYTHON,
    name: 'sends one mail over HTTP and one over MCP',
  },
  {
    behaviour: 'A link in a chat does not say which account to link',
    find: 'connectUrlOf: (...account) => formatConnectUrl(env.CONNECT_URL, ...account),',
    replace: 'connectUrlOf: () => formatConnectUrl(env.CONNECT_URL, { connection: "gmail" }),',
    ...PYTHON,
    name: 'sends one mail over HTTP and one over MCP',
  },
];
