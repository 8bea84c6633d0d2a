import type { FunctionName } from '../../../../shared/config/environment.ts';

/** A saved query of CloudWatch Logs Insights. The runbook names it. */
export type QueryRow = {
  /** In Pascal case; part of logical ids. */
  readonly id: string;
  readonly name: string;
  readonly logs: readonly (FunctionName | 'access-log')[];
  /** Its commands, which a pipe joins. */
  readonly commands: readonly string[];
};

/** Members of a trace, which has the error's names and frames, and no message. */
export const TRACE = 'trace.name, trace.code, trace.cause.name, trace.cause.cause.name';
