import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import type { Signals } from '../alarms/signals.ts';
import { createGraph } from './graph.ts';

/** The four signals of a function: rate, errors, duration, saturation. */
export function createFunctionGraphs(
  name: FunctionName,
  timeoutSeconds: number,
  signals: Signals,
): IWidget[] {
  const metric = (metricName: string, statistic: 'Sum' | 'Maximum' | 'p50' | 'p99') =>
    signals.ofFunction(name, metricName, statistic);
  const timeout = { value: timeoutSeconds * 1000, label: 'ends' };
  return [
    createGraph(`${name}: runs`, { left: [metric('Invocations', 'Sum')] }),
    createGraph(`${name}: errors`, { left: [metric('Errors', 'Sum')] }),
    createGraph(`${name}: milliseconds`, {
      left: [metric('Duration', 'p50'), metric('Duration', 'p99')],
      leftAnnotations: [timeout],
    }),
    createGraph(`${name}: concurrency and throttles`, {
      left: [metric('ConcurrentExecutions', 'Maximum')],
      right: [metric('Throttles', 'Sum')],
      rightYAxis: { min: 0, showUnits: false },
    }),
  ];
}
