import type { Mutation } from '../../mutation.ts';

export const frameworks: readonly Mutation[] = [
  {
    behaviour: 'A framework that repeats a call whose response was lost sends a second mail',
    find: 'requestHash: hashRequest(toolCall) }',
    replace: 'requestHash: hashRequest({ ...toolCall, input: { at: deps.now() } }) }',
    test: 'test/local/product/mcp/ai-sdk.test.ts',
    name: 'duplicates a mail by its repeat after a lost 503 through a plain MCP server, and not through ours',
  },
];
