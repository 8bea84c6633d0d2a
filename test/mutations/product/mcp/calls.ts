import type { Mutation } from '../../mutation.ts';

const MODEL = {
  test: 'test/unit/mcp/equal-writes.test.ts',
  name: 'are sent once within ten minutes, and never again after an unknown outcome',
};
const CALLS = { test: 'test/unit/mcp/call-tool.test.ts' };
const LINK = { test: 'test/unit/mcp/link.test.ts' };
const TOOLS = { test: 'test/unit/mcp/tools.test.ts' };
const KEYS = { test: 'test/contract/state/write-keys.test.ts' };

export const mcpCalls: readonly Mutation[] = [
  {
    behaviour: 'A write whose outcome is in doubt gets a new key, and is sent again',
    find: "if (record?.status !== 'DONE') return key;",
    replace: "if (record === undefined || record.status === 'IN_PROGRESS') return key;",
    ...MODEL,
  },
  {
    behaviour: 'A key that another caller holds and has not used is replaced: both send',
    find: "if (record?.status !== 'DONE') return key;\n  return deps.now() < record.startedAt",
    replace:
      "if (record !== undefined && record.status !== 'DONE') return key;\n  return deps.now() < (record?.startedAt ?? 0)",
    ...MODEL,
  },
  {
    behaviour: 'Equal writes without a key are sent each time',
    find: 'WRITE_WINDOW_SECONDS * 1_000 ? key : writeKeys.replace(write, key)',
    replace: 'WRITE_WINDOW_SECONDS ? key : writeKeys.replace(write, key)',
    ...MODEL,
  },
  {
    behaviour: 'Each of two concurrent callers replaces the key of an ended window: both send',
    find: "    ConditionExpression: '#key = :used',\n",
    replace: "    ConditionExpression: '#key = :used OR attribute_exists(pk)',\n",
    ...KEYS,
    name: 'stay until they are replaced, by one of fifty concurrent callers',
  },
  {
    behaviour: 'Each use of a write has a new key',
    find: 'if_not_exists(#key, :key)',
    replace: ':key',
    ...KEYS,
    name: 'give fifty concurrent equal writes one key, which a client may send',
  },
  {
    behaviour: "A service's write has the key of the user's own",
    find: 'sk: `WRITE#${sha256(`${service}\\n${requestHash}`)}`',
    replace: 'sk: `WRITE#${sha256(`${service === requestHash}\\n${requestHash}`)}`',
    ...KEYS,
    name: 'keep users, services and writes apart',
  },
  {
    behaviour: 'The item of a key is deleted before the record of its write: an equal write is sent again',
    find: 'epochSeconds(now) + 2 * IDEMPOTENCY_TTL_SECONDS',
    replace: 'epochSeconds(now) + IDEMPOTENCY_TTL_SECONDS / 2',
    ...KEYS,
    name: 'is kept from each use for twice as long as the record of the key',
  },
  {
    behaviour: "A model's key goes before the one that the client's program has set",
    find: 'call.key ?? own',
    replace: 'own ?? call.key',
    ...CALLS,
    name: "has the client's key where the model sends another",
  },
  {
    behaviour: 'A token that may only read writes by MCP',
    find: "if (!view.mayWrite) throw new AppError('forbidden');",
    replace: '',
    ...CALLS,
    name: 'is refused to a token that may only read',
  },
  {
    behaviour: 'A repeat of a running write fails immediately, and its caller never learns the outcome',
    find: 'if (!isRunning || deps.now() + LOOK_AGAIN_MS >= scope.deadline) throw error;',
    replace: 'throw error;',
    ...CALLS,
    name: 'that is running is waited for until its outcome is there',
  },
  {
    behaviour: "The run of a call's own is lost",
    find: '{ ...caller, scope: { ...caller.scope, agentRunId } }',
    replace: 'caller',
    ...CALLS,
    name: "carries the agent's run to Scalekit",
  },
  {
    behaviour: 'A tool that the address leaves out runs all the same',
    find: 'tool.name === name && isSelected(tool, view)',
    replace: 'tool.name === name',
    ...CALLS,
    name: 'is an error of the protocol',
  },
  {
    behaviour: 'A token that may only read is offered writes',
    find: "(view.mayWrite || first.effect === 'read')",
    replace: '(first.effect !== undefined)',
    ...TOOLS,
    name: 'has no write for a token that may not write',
  },
  {
    behaviour: 'A tool that deletes is said to add only',
    find: 'destructiveHint: destructive,',
    replace: 'destructiveHint: false,',
    ...TOOLS,
    name: 'are all four of them, and true',
  },
  {
    behaviour: 'A client is asked for the link again and again',
    find: 'if (link.answer === undefined) return askForLink(tool, deps);',
    replace: 'if (link.answer !== undefined) return askForLink(tool, deps);',
    ...LINK,
    name: 'does not ask twice, and does not wait beyond 15 seconds',
  },
  {
    behaviour: 'A user who declines the link is waited for',
    find: "if (link.answer !== 'accept') return refuse(tool, deps);",
    replace: '',
    ...LINK,
    name: 'ends when the user chooses to decline',
  },
  {
    behaviour: 'A call waits for a link until the function has no time left for the call itself',
    find: 'scope.deadline - CALL_MS',
    replace: 'scope.deadline + CALL_MS',
    ...LINK,
    name: 'leaves the call enough time before the deadline',
  },
  {
    behaviour: 'A write is sent with too little time left for its outcome, which stays unknown for a day',
    find: "if (now() + SEND_MS > scope.deadline) throw new AppError('upstream-unavailable');",
    replace: '',
    test: 'test/unit/mcp/call-tool.test.ts',
    name: 'with too little time left to learn its outcome is not sent',
  },
  {
    behaviour: 'A key that a model puts beside the arguments of a write is ignored',
    find: 'const innerCall = z.strictObject({',
    replace: 'const innerCall = z.object({',
    ...LINK,
    name: 'returns what is wrong to a model that calls',
  },
  {
    behaviour: 'A search for tens of thousands of words takes the function longer than its timeout',
    find: 'maxLength: QUERY_CHARACTERS, ',
    replace: '',
    ...LINK,
    name: 'refuses a query that would take the function minutes',
  },
  {
    behaviour: 'The log has no line for a call that asked its user for a link',
    find: "logCall({ tool: name, connection }, 'link-asked', log);",
    replace: '',
    ...LINK,
    name: 'asks a client that can',
  },
  {
    behaviour: 'A batch counts as one message',
    find: 'const left = tokens - messages;',
    replace: 'const left = tokens - Math.min(messages, 1);',
    test: 'test/unit/mcp/user-bucket.test.ts',
    name: 'counts each message of a batch',
  },
];
