import type { StackEvent } from '../../../events/stack-events.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

const NAMESPACE = 'AWS/DynamoDB';
const THROTTLES = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];
const READS = ['GetItem', 'Query', 'Scan', 'BatchGetItem'];

/**
 * Emits the metrics of a table for a fault that was injected into one of its operations: the emulator itself refuses
 * nothing in this way. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function countTableFault(
  { call, code, status = 500, event }: StackEvent,
  { tableName, store, time }: { tableName: string; store: MetricStore; time: number },
): void {
  const [service, operation = ''] = String(call).split('.');
  if (service !== 'dynamodb' || event !== 'error') return;
  const emit = (name: string, dimensions: Record<string, string>) =>
    store.record({ namespace: NAMESPACE, name, dimensions }, 1, time);
  const ofOperation = { TableName: tableName, Operation: operation };
  if (THROTTLES.includes(String(code))) {
    emit('ThrottledRequests', ofOperation);
    emit(READS.includes(operation) ? 'ReadThrottleEvents' : 'WriteThrottleEvents', { TableName: tableName });
  } else if (Number(status) >= 500) emit('SystemErrors', ofOperation);
}
