import type { Access, AccessLog } from '../../api-gateway/access-log.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

export type ApiOfMetrics = { apiId: string; stageName: string };

/**
 * Adds to the access log the metrics of an HTTP API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export function measureAccess(
  log: AccessLog,
  { apiId, stageName }: ApiOfMetrics,
  store: MetricStore,
  now: () => number,
): AccessLog {
  const dimensions: Record<string, string>[] = [{ ApiId: apiId }, { ApiId: apiId, Stage: stageName }];
  return {
    ...log,
    write(access) {
      log.write(access);
      const time = now();
      for (const [name, value] of valuesOf(access))
        for (const each of dimensions)
          store.record({ namespace: 'AWS/ApiGateway', name, dimensions: each }, value, time);
    },
  };
}

function valuesOf({ response, context, integrationLatency }: Access): [name: string, value: number][] {
  const { status, body } = response;
  return [
    ['Count', 1],
    ['4xx', Number(status >= 400 && status < 500)],
    ['5xx', Number(status >= 500)],
    ['Latency', Date.now() - context.received.getTime()],
    ['DataProcessed', body.length],
    ...(integrationLatency === undefined
      ? []
      : [['IntegrationLatency', integrationLatency] as [string, number]]),
  ];
}
