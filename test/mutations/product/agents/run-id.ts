import type { Mutation } from '../../mutation.ts';

const DISPATCH = { test: 'test/unit/http/dispatch.test.ts' };
const TOOLS = { test: 'test/contract/scalekit/client-tools.test.ts' };

export const agentRunIds: readonly Mutation[] = [
  {
    behaviour: 'A header of any text reaches the logs of Scalekit',
    find: "const agentRunId = headerOf('agent-run-id', agentRunIdSchema, header);",
    replace: "const agentRunId = header('agent-run-id');",
    ...DISPATCH,
    name: 'is refused when an agent’s run is named',
  },
  {
    behaviour: 'Two headers, which the gateway joins, are one name of a run',
    find: '.regex(/^[A-Za-z0-9._~-]{1,128}$/,',
    replace: '.regex(/^[A-Za-z0-9._~,-]{1,128}$/,',
    ...DISPATCH,
    name: 'is refused when an agent’s run is named "one,two"',
  },
  {
    behaviour: 'A route refuses a header that it does not take',
    find: 'if (!isAccepted) return {};',
    replace: '',
    ...DISPATCH,
    name: 'carries the name of an agent’s run in its scope, where its route takes one',
  },
  {
    behaviour: 'The logs of Scalekit do not group the calls of a run',
    find: '...(agentRunId !== undefined && { agentRunId }),\n    };\n    try {',
    replace: '};\n    try {',
    ...TOOLS,
    name: 'is named to Scalekit with each of its calls, and with no other',
  },
  {
    behaviour: 'The client does not send the name of a run',
    find: "'agent-run-id': agentRunId,",
    replace: '',
    test: 'test/unit/client/client.test.ts',
    name: 'has JSON, the key, the run and the acting user where the call has them',
  },
];
