import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import { everyFunction, type LogCount, matchTrace } from '../log-count.ts';

const CODES_OF_PROVIDERS = ['provider-error', 'result-too-large'];

/** Responses of the range 5xx that report what a provider did with a request. */
const providerFailures: LogCount = {
  metric: 'ProviderFailures',
  logs: ['execute-action'],
  pattern: FilterPattern.all(
    FilterPattern.stringValue('$.message', '=', 'request'),
    FilterPattern.any(...CODES_OF_PROVIDERS.map((code) => FilterPattern.stringValue('$.code', '=', code))),
  ),
};

/** 429 of the API's own throttle, of a user's limit and of a provider. */
const rateLimited: LogCount = {
  metric: 'RateLimited',
  logs: ['access-log'],
  pattern: FilterPattern.stringValue('$.status', '=', '429'),
};

const upstreamUnavailable: LogCount = {
  metric: 'UpstreamUnavailable',
  logs: [
    'account-events',
    'activity',
    'callback-status',
    'connect',
    'digest-schedule',
    'execute-action',
    'mcp',
    'offboarding',
  ],
  pattern: FilterPattern.any(
    FilterPattern.stringValue('$.code', '=', 'upstream-unavailable'),
    FilterPattern.stringValue('$.outcome', '=', 'upstream-unavailable'),
  ),
};

/** Scalekit's token endpoint refused the credentials of the secret, or failed. */
const tokenRefusals: LogCount = {
  metric: 'TokenRefusals',
  logs: everyFunction,
  pattern: matchTrace('TokenRefusal'),
};

/** The API as its callers see it. */
export const apiRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'ApiServerErrors',
    meaning: 'More than 1% of the requests end with 5xx, other than for an error of a provider',
    runbook: 'api.md#the-api-returns-errors',
    measure: (signals) => {
      const own = 'IF(failed > FILL(provider, 0), failed - FILL(provider, 0), 0)';
      return signals.computeShare(own, {
        whole: signals.ofApi('Count', 'Sum'),
        failed: signals.ofApi('5xx', 'Sum'),
        provider: signals.ofLogs(providerFailures),
      });
    },
    breaches: '>',
    datapoints: [3, 5],
    customMetrics: 1,
    notifies: 'service-down',
    isRollbackTrigger: true,
  },
  {
    ...oncePerMinute,
    id: 'ApiLatency',
    meaning: 'One request of a hundred takes more than ten seconds',
    runbook: 'api.md#the-api-is-slow',
    measure: (signals) => signals.ofApi('Latency', 'p99'),
    breaches: '>',
    threshold: 10_000,
    datapoints: [5, 5],
    isRollbackTrigger: true,
  },
  {
    ...oncePerMinute,
    id: 'ApiClientErrors',
    meaning: 'More than 20% of the requests are refused with 4xx',
    runbook: 'api.md#many-requests-are-refused',
    measure: (signals) =>
      signals.computeShare('refused', {
        whole: signals.ofApi('Count', 'Sum'),
        refused: signals.ofApi('4xx', 'Sum'),
      }),
    breaches: '>',
    threshold: 20,
    datapoints: [10, 10],
  },
  {
    ...oncePerMinute,
    id: 'ApiRateLimited',
    meaning: 'More than 5% of the requests are refused with 429',
    runbook: 'api.md#many-requests-are-refused',
    measure: (signals) =>
      signals.computeShare('FILL(limited, 0)', {
        whole: signals.ofApi('Count', 'Sum'),
        limited: signals.ofLogs(rateLimited),
      }),
    breaches: '>',
    threshold: 5,
    datapoints: [10, 10],
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'UpstreamUnavailable',
    meaning: 'More than 5% of the requests find Scalekit, or a service of AWS, unavailable',
    runbook: 'api.md#scalekit-or-aws-is-unavailable',
    measure: (signals) =>
      signals.computeShare('FILL(unavailable, 0)', {
        whole: signals.ofApi('Count', 'Sum'),
        unavailable: signals.ofLogs(upstreamUnavailable),
      }),
    breaches: '>',
    threshold: 5,
    datapoints: [3, 5],
    customMetrics: 1,
    notifies: 'service-down',
  },
  {
    ...oncePerMinute,
    id: 'ScalekitCredentials',
    meaning: "Scalekit's token endpoint refuses the credentials of the secret",
    runbook: 'api.md#scalekit-or-aws-is-unavailable',
    measure: (signals) => signals.ofLogs(tokenRefusals),
    datapoints: [3, 5],
    customMetrics: 1,
    notifies: 'service-down',
  },
];
