import type { CallToolResult, InputRequiredResult } from '@modelcontextprotocol/server';
import type { ActionDeps } from '../../../shared/actions/action.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import type { Log } from '../../../shared/observability/log.ts';
import type { Scalekit } from '../../../shared/scalekit/scalekit.ts';
import type { Labels } from '../../../shared/state/accounts/labels.ts';
import type { WriteKeys } from '../../../shared/state/executions/write-keys.ts';
import type { View } from '../tools/catalogue.ts';

/** One `tools/call` of a client. */
export type Call = {
  name: string;
  arguments: Record<string, unknown>;
  /** The client's own key for a write, which no model has seen. */
  key: string | undefined;
  /** Names the agent's run for Scalekit's log; default: the header of the request. */
  agentRunId: string | undefined;
  /** Whether the client can ask its user to open a page, and the user's answer where it has. */
  link: { canAsk: boolean; answer: 'accept' | 'decline' | 'cancel' | undefined };
};

/** For whom a call runs, and what the client may see. */
export type Caller = { scope: RequestScope; view: View };

export type CallDeps = Omit<ActionDeps, 'log'> & {
  scalekit: Pick<Scalekit, 'accounts' | 'tools'>;
  writeKeys: WriteKeys;
  labels: Pick<Labels, 'list'>;
  log: Pick<Log, 'info' | 'error'>;
  /** The page on which the user links an account; `isRefused`: although Scalekit may call it ACTIVE. */
  connectUrlOf: (ref: AccountRef, isRefused?: boolean) => string;
  /** Waits for some milliseconds. */
  pause: (ms: number) => Promise<void>;
};

export type CallResult = CallToolResult | InputRequiredResult;

/** A result of one text. */
export function textResult(text: string): CallToolResult {
  return { content: [{ type: 'text', text }] };
}
