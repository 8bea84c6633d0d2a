import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import type { LogCount } from '../log-count.ts';

const callLine = FilterPattern.stringValue('$.message', '=', 'tool call');

export const calls: LogCount = { metric: 'ToolCalls', logs: ['mcp'], pattern: callLine };

/** A tool that failed is a result for the model, so neither API Gateway nor Lambda sees an error. */
export const failedCalls: LogCount = {
  metric: 'ToolCallsFailed',
  logs: ['mcp'],
  pattern: FilterPattern.all(
    callLine,
    FilterPattern.stringValue('$.level', '=', 'ERROR'),
    ...['provider-error', 'result-too-large'].map((code) =>
      FilterPattern.stringValue('$.outcome', '!=', code),
    ),
  ),
};

/** Tool calls over `/mcp`. */
export const agentRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'ToolCallsFailed',
    meaning: 'More than 5% of the tool calls of agents fail, other than for an error of a provider',
    runbook: 'api.md#tool-calls-of-agents-fail',
    measure: (signals) =>
      signals.computeShare('FILL(failed, 0)', {
        whole: signals.ofLogs(calls),
        failed: signals.ofLogs(failedCalls),
      }),
    breaches: '>',
    threshold: 5,
    datapoints: [3, 5],
    customMetrics: 2,
    isRollbackTrigger: true,
  },
];
