import { asAppError } from '../../../shared/errors/app-error.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { traceOf } from '../../../shared/observability/trace-of.ts';
import type { ToolCall } from '../../../shared/scalekit/scalekit.ts';
import type { CallDeps } from './call.ts';

/** Writes one line per call: tool, connection, outcome. Never an argument, a result or an error's text. */
export function logCall(
  { tool, connection }: Pick<ToolCall, 'tool' | 'connection'>,
  outcome: unknown,
  log: CallDeps['log'],
): void {
  if (typeof outcome === 'string') {
    log.info('tool call', { tool, connection, outcome });
    return;
  }
  const { code, facts, cause } = asAppError(outcome);
  const fields = { tool, connection, outcome: code, executionId: facts.executionId };
  if (problemCatalogue[code].status >= 500) log.error('tool call', { ...fields, trace: traceOf(cause) });
  else log.info('tool call', fields);
}
