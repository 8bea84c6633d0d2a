import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { type LogGroups, startFakeLogGroups } from './fake-log-groups.ts';
import { parseReport } from './parse-report.ts';
import { listLogGroups, readReports } from './read-reports.ts';
import { parsePeriod } from './since.ts';
import { summariseReports } from './summarise-reports.ts';

const START = 1_800_000_000_000;

function jsonReport(metrics: object, status = 'success'): string {
  const usual = { durationMs: 21.4, billedDurationMs: 22, memorySizeMB: 512, maxMemoryUsedMB: 120 };
  const tracing = { spanId: '24cd7d670fa455f0', type: 'X-Amzn-Trace-Id', value: 'Root=1-6352a70e;Sampled=1' };
  const record = { requestId: '459921b5', metrics: { ...usual, ...metrics }, tracing, status };
  return JSON.stringify({ time: '2026-11-29T14:05:05.766Z', type: 'platform.report', record });
}
const cold = jsonReport({ durationMs: 480.2, billedDurationMs: 731, initDurationMs: 250.6 });
const text =
  'REPORT RequestId: 459921b5\tDuration: 2599.40 ms\tBilled Duration: 2600 ms\tMemory Size: 128 MB\tMax Memory Used: 94 MB\tInit Duration: 549.04 ms\t\nXRAY TraceId: 1-6352a70e\tSegmentId: 24cd\tSampled: true\t\n';
const others = ['platform.start', 'platform.initReport', 'platform.runtimeDone'].map((type) =>
  JSON.stringify({ time: '2026-11-29T14:05:05.766Z', type, record: { requestId: '459921b5' } }),
);
const line = (message: string, at = 0) => ({ timestamp: START + at, message });

async function serve(groups: LogGroups, refusal?: string) {
  const fake = await startFakeLogGroups(groups, refusal);
  onTestFinished(() => void fake.close());
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
  return new CloudWatchLogsClient({ endpoint: fake.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
}

describe('a report', () => {
  it.each([
    [
      'JSON',
      cold,
      { durationMs: 480.2, billedMs: 731, memoryMb: 512, usedMb: 120, initMs: 250.6, isFailed: false },
    ],
    ['JSON of a timeout', jsonReport({}, 'timeout'), { durationMs: 21.4, initMs: undefined, isFailed: true }],
    [
      'text',
      text,
      { durationMs: 2599.4, billedMs: 2600, memoryMb: 128, usedMb: 94, initMs: 549.04, isFailed: false },
    ],
    ['text of a timeout', text.replace('\t\n', '\tStatus: timeout\n'), { initMs: 549.04, isFailed: true }],
  ])('is read as %s', (_form, message, expected) => {
    expect(parseReport(message)).toMatchObject(expected);
  });

  it.each([...others, 'REPORT RequestId: 459921b5', '{"type":"platform.report"}', '{', ''])(
    'is not: %s',
    (message) => {
      expect(parseReport(message)).toBeUndefined();
    },
  );
});

describe('the reports of a log group', () => {
  const lines = [line(cold, -1), ...others.map((each) => line(each)), line(cold), line(text), line(cold, 1)];

  it('are read page by page, since the time', async () => {
    const client = await serve({ connect: lines });
    const reports = await readReports(client, 'connect', START);
    expect(reports.map(({ durationMs }) => durationMs)).toEqual([480.2, 2599.4, 480.2]);
  });

  it('are found by the beginning of its name', async () => {
    const client = await serve({ 'onbehalf-a': [], 'onbehalf-b': [], 'onbehalf-c': [], other: [] });
    expect(await listLogGroups(client, ['onbehalf-*', 'other', 'onbehalf-a'])).toEqual([
      'onbehalf-a',
      'onbehalf-b',
      'onbehalf-c',
      'other',
    ]);
    await expect(listLogGroups(client, ['prod-*'])).rejects.toThrow('No log group begins with prod-.');
  });

  it.each([
    [undefined, /There is no log group gone/],
    ['AccessDeniedException', /AWS refuses the request \(AccessDeniedException\)/],
    ['ExpiredTokenException', /AWS refuses the request \(ExpiredTokenException\)/],
    ['ThrottlingException', /^CloudWatch Logs: ThrottlingException: refused$/],
  ])('are not read after %s, with a reason', async (refusal, reason) => {
    const client = await serve({}, refusal);
    await expect(readReports(client, 'gone', 0)).rejects.toThrow(reason);
  });

  it('are summarised: counts, percentiles, cost, and the size that leaves a fifth unused', () => {
    const reports = Array.from({ length: 100 }, (_, at) => ({
      durationMs: at + 1,
      billedMs: 1_000,
      memoryMb: 1_024,
      usedMb: at === 50 ? 210 : 90,
      initMs: at < 2 ? 200 + at : undefined,
      isFailed: at === 0,
    }));
    const { usd, ...summary } = summariseReports('connect', reports);
    expect(summary).toEqual({
      logGroup: 'connect',
      invocations: 100,
      failed: 1,
      coldStarts: 2,
      initMs: { p50: 200, p90: 201, p99: 201 },
      durationMs: { p50: 50, p90: 90, p99: 99 },
      usedMb: 210,
      memoryMb: 1_024,
      recommendedMb: 512,
    });
    // 100 GB-seconds, and 100 requests.
    expect(usd).toBeCloseTo(100 * 0.0000133334 + 100 * 0.0000002, 9);
  });
});

describe('npm run bench -- report', () => {
  const surroundings = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null' };
  const run = (parameters: string[], environment: Record<string, string>) =>
    runCommand('../../test/bench/report/bench.ts', parameters, { ...surroundings, ...environment });

  it('prints a row per log group', async () => {
    const message = line(cold);
    const fake = await startFakeLogGroups({ connect: [{ ...message, timestamp: Date.now() }], quiet: [] });
    onTestFinished(() => void fake.close());
    const { code, output } = await run(['--log-group', 'connect', '--log-group', 'quiet'], {
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: fake.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 's',
    });
    expect(output).toMatch(/^quiet has no report of the last 24h.$/m);
    expect(output).toMatch(/^connect +1 +0 +1 +251 · 251 · 251 +480 · 480 · 480 +120 of 512 +\S+ +256$/m);
    expect(code).toBe(0);
  });

  it.each([
    [
      'without credentials',
      ['--region', 'eu-west-1', '--log-group', 'connect'],
      /There are no AWS credentials/,
    ],
    ['without a region', ['--log-group', 'connect'], /Set AWS_REGION/],
    ['without a log group', ['--region', 'eu-west-1'], /Pass --log-group/],
  ])('fails %s', async (_case, parameters, reason) => {
    const { code, output } = await run(parameters, {});
    expect(output).toMatch(reason);
    expect(code).toBe(1);
  });

  it.each([
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
  ])('takes the period %s', (period, ms) => {
    expect(parsePeriod(period)).toBe(ms);
  });

  it.each(['24', '0h', '1w', '-1h', ''])('refuses the period %j', (period) => {
    expect(() => parsePeriod(period)).toThrow('is no period such as');
  });
});
