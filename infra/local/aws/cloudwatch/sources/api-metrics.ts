import type { Access, AccessLog } from '../../api-gateway/access-log.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { PassedTime } from './passed-time.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const INTEGRATION_TIMEOUT_MS = 30_000;

export type ApiOfMetrics = { apiId: string; stageName: string };

/**
 * Adds to the access log the metrics of an HTTP API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export function measureAccess(
  log: AccessLog,
  { apiId, stageName }: ApiOfMetrics,
  store: MetricStore,
  { now, passed }: { now: () => number; passed: PassedTime },
): AccessLog {
  const dimensions: Record<string, string>[] = [{ ApiId: apiId }, { ApiId: apiId, Stage: stageName }];
  return {
    ...log,
    write(access) {
      log.write(access);
      const time = now();
      for (const [name, value] of listValues(access, passed))
        for (const each of dimensions)
          store.record({ namespace: 'AWS/ApiGateway', name, dimensions: each }, value, time);
    },
  };
}

function listValues(
  { response, context, integrationLatency }: Access,
  passed: PassedTime,
): [name: string, value: number][] {
  const { status, body } = response;
  return [
    ['Count', 1],
    ['4xx', Number(status >= 400 && status < 500)],
    ['5xx', Number(status >= 500)],
    ['Latency', passed.of(Date.now() - context.received.getTime(), INTEGRATION_TIMEOUT_MS)],
    ['DataProcessed', body.length],
    ...(integrationLatency === undefined
      ? []
      : [['IntegrationLatency', passed.of(integrationLatency, INTEGRATION_TIMEOUT_MS)] as [string, number]]),
  ];
}
