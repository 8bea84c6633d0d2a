import type { Log } from '../../shared/observability/log.ts';
import type { Scalekit, ToolCall } from '../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../shared/state/executions.ts';
import type { ActionResponse } from './schema.ts';

export type ActionDeps = {
  scalekit: Pick<Scalekit, 'tools'>;
  executions: Executions;
  log: Pick<Log, 'error'>;
  now: () => number;
};

export type ActionRequest = {
  call: ToolCall;
  mayWrite: boolean;
  /** Already checked for its form; required for writes only. */
  idempotencyKey: string | undefined;
};

export type ActionOutcome = { response: ActionResponse; replayed: boolean };
