import type { Scalekit, ToolCall } from '../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../shared/state/executions.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { ActionResponse } from './schema.ts';

export type ActionDeps = { scalekit: Pick<Scalekit, 'tools'>; executions: Executions; now: () => number };

export type ActionRequest = {
  user: User;
  service?: string | undefined;
  mayWrite: boolean;
  call: ToolCall;
  /** Already checked for its form; needed by writes only. */
  idempotencyKey: string | undefined;
  /** This run of the function, by which it knows its own records. */
  invocation: string;
  deadline: number;
};

export type ActionOutcome = { answer: ActionResponse; replayed: boolean };
