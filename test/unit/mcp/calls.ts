import type { Call, CallDeps, Caller } from '../../../functions/mcp/calls/call.ts';
import { callTool } from '../../../functions/mcp/calls/call-tool.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { formatConnectUrl } from '../../../shared/connections/connect-url.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import type { AccountStatus, ToolCall, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { fakeExecutions } from '../../support/state/fake-executions.ts';
import { fakeWriteKeys } from '../../support/state/fake-write-keys.ts';
import { done, send, start, user } from '../actions/actions.ts';

type Sent = ToolCall & { agentRunId: string | undefined };

/**
 * `callTool` over fakes: the tool's runs in order, the calls sent, the account's states, the user's labels, the clock, the
 * log. A label has accounts on Gmail and Slack.
 */
export function setUp(runs: ToolRun[] = [], statuses: AccountStatus[] = [], labels: string[] = []) {
  const clock = { now: start };
  const sent: Sent[] = [];
  /** What happens during the pauses of a call, in order. */
  const pauses: (() => void)[] = [];
  const logged: object[] = [];
  const run = async (call: ToolCall, { agentRunId }: Pick<RequestScope, 'agentRunId'>) => {
    sent.push({ ...call, agentRunId });
    return runs.shift() ?? done;
  };
  const found: AccountRef[] = [];
  let [looks, changedAt] = [0, Number.POSITIVE_INFINITY];
  const accountOf = (ref: AccountRef) => {
    looks += 1;
    return { ...ref, status: statuses.shift() ?? ('ACTIVE' as const), updatedAt: looks < changedAt ? 1 : 2 };
  };
  const { executions, held, down } = fakeExecutions(() => clock.now);
  const log = (_message: unknown, fields: object) => void logged.push(fields);
  const deps = {
    scalekit: {
      tools: { prepare: async () => undefined, read: run, write: run },
      accounts: {
        find: async (ref: AccountRef) => {
          found.push(ref);
          return accountOf(ref);
        },
        list: async (_scope: unknown, account?: string) =>
          ['gmail', 'slack'].map((connection) => accountOf({ connection, ...(account && { account }) })),
      },
    },
    executions,
    writeKeys: fakeWriteKeys(() => clock.now),
    labels: { list: async () => labels },
    log: { info: log, error: log },
    connectUrlOf: (...given: [AccountRef, boolean?]) =>
      formatConnectUrl('https://app.test/connect', ...given),
    now: () => clock.now,
    pause: async (ms: number) => {
      clock.now += ms;
      pauses.shift()?.();
    },
  } as unknown as CallDeps;
  let requests = 0;
  const call = async (
    over: Partial<Call> = {},
    { scope, ...view }: Partial<Caller['view']> & { scope?: Partial<RequestScope> } = {},
  ) => {
    requests += 1;
    const whole: Call = {
      name: send.tool,
      arguments: send.input,
      key: undefined,
      agentRunId: undefined,
      link: { canAsk: false, answer: undefined },
      ...over,
    };
    const caller: Caller = {
      scope: { user, requestId: `request-${requests}`, deadline: clock.now + 25_000, ...scope },
      view: { mayWrite: true, ...view },
    };
    const result = await callTool(whole, caller, deps);
    // biome-ignore lint/suspicious/noExplicitAny: each test names the members that its result must have
    return result as any;
  };
  /** The text of a result, which is its only content. */
  const textOf = async (...given: Parameters<typeof call>): Promise<string> => {
    const { content } = await call(...given);
    const [{ text }, ...others] = content;
    if (others.length > 0) throw new Error('The result has more than one text.');
    return text;
  };
  /** The account changes with that look at it. */
  const changeAt = (look: number) => {
    changedAt = look;
  };
  return { call, textOf, sent, found, logged, held, down, clock, pauses, changeAt };
}
