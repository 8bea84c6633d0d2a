import type { Mutation } from '../../mutation.ts';

const AI_SDK = { test: 'test/local/product/mcp/ai-sdk.test.ts' };

export const frameworks: readonly Mutation[] = [
  {
    behaviour: 'A framework that repeats a call whose response was lost sends a second mail',
    find: 'requestHash: hashRequest(toolCall) }',
    replace: 'requestHash: hashRequest({ ...toolCall, input: { at: deps.now() } }) }',
    ...AI_SDK,
    name: 'duplicates a mail by its repeat after a lost 503 through a plain MCP server, and not through ours',
  },
  {
    behaviour:
      'The second of two equal calls of one step fails, and the model does not learn that the mail was sent',
    find: "const isRunning = error instanceof AppError && error.code === 'request-in-progress';",
    replace: 'const isRunning = false;',
    ...AI_SDK,
    name: 'sends one mail when it makes the call twice concurrently',
  },
];
