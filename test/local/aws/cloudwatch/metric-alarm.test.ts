import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlarmState,
  judgePoints,
  type MissingData,
} from '../../../../infra/local/aws/cloudwatch/alarms/judge-points.ts';
import { MetricAlarm } from '../../../../infra/local/aws/cloudwatch/alarms/metric-alarm.ts';
import { readMetricAlarm } from '../../../../infra/local/aws/cloudwatch/alarms/metric-alarm-settings.ts';
import { MINUTE_MS } from '../../../../infra/local/aws/cloudwatch/metrics/metric.ts';
import { MetricStore } from '../../../../infra/local/aws/cloudwatch/metrics/metric-store.ts';
import { RUNS } from '../../../support/runs.ts';

const START = 1_000_000;
const metric = { namespace: 'Test', name: 'Failures', dimensions: {} };

type Properties = Record<string, unknown>;

function createAlarm(properties: Properties = {}) {
  const store = new MetricStore();
  const settings = readMetricAlarm({
    logicalId: 'Alarm',
    ref: 'alarm',
    properties: {
      Namespace: 'Test',
      MetricName: 'Failures',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      ...properties,
    },
  });
  const alarm = new MetricAlarm(settings, store);
  alarm.advance(START);
  const record = (minute: number, value: number) => store.record(metric, value, (START + minute) * MINUTE_MS);
  return { alarm, record, store };
}

/** The changes until that minute, in minutes since the start. */
function changes(alarm: MetricAlarm, until: number) {
  return alarm.advance(START + until).map(({ minute, to }) => [minute - START, to]);
}

describe('a metric alarm', () => {
  it('adds the values of a period, and changes when the period has ended', () => {
    const { alarm, record } = createAlarm();
    record(1, 2);
    record(1, 1);
    expect(changes(alarm, 1)).toEqual([]);
    expect(changes(alarm, 60)).toEqual([
      [2, 'ALARM'],
      // Two further periods are looked at while there is no newer data.
      [5, 'OK'],
    ]);
  });

  it('looks every minute at the last minutes of its period', () => {
    const { alarm, record } = createAlarm({ Period: 300 });
    record(3, 2);
    record(7, 2);
    record(8, 0);
    expect(changes(alarm, 7)).toEqual([]);
    expect(changes(alarm, 9)).toEqual([
      [8, 'ALARM'],
      [9, 'OK'],
    ]);
  });

  it('is evaluated by the hour when its periods are more than a day', () => {
    const { alarm, record } = createAlarm({ Period: 86_400, EvaluationPeriods: 2, DatapointsToAlarm: 1 });
    record(1, 3);
    const [[minute] = []] = changes(alarm, 2_000);
    expect((START + Number(minute)) % 60).toBe(0);
  });

  it('is evaluated by the hour also when the clock moves in steps of minutes', () => {
    const daily = { Period: 86_400, EvaluationPeriods: 2, DatapointsToAlarm: 1 };
    const [{ alarm, record }, inSteps] = [createAlarm(daily), createAlarm(daily)];
    record(1, 3);
    inSteps.record(1, 3);
    const found = Array.from({ length: 20 }, (_, step) => changes(inSteps.alarm, 10 * (step + 1))).flat();
    expect(found).toEqual(changes(alarm, 200));
    expect(found).toHaveLength(1);
  });

  it.each([
    ['Average', 2],
    ['SampleCount', 2],
    ['Minimum', 1],
    ['Maximum', 3],
    ['p50', 1],
    ['p99', 3],
  ])('compares the statistic %s', (statistic, value) => {
    const key = statistic.startsWith('p') ? 'ExtendedStatistic' : 'Statistic';
    const { alarm, record } = createAlarm({
      Statistic: undefined,
      [key]: statistic,
      Threshold: value,
      ComparisonOperator: 'LessThanThreshold',
    });
    record(1, 1);
    record(1, 3);
    expect(changes(alarm, 2)).toEqual([]);
    const compared = ['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold'].map((ComparisonOperator) => {
      const other = createAlarm({
        Statistic: undefined,
        [key]: statistic,
        Threshold: value,
        ComparisonOperator,
      });
      other.record(1, 1);
      other.record(1, 3);
      return changes(other.alarm, 2);
    });
    expect(compared).toEqual([[[2, 'ALARM']], []]);
  });

  it('forgets what a clock that is moved back has not reached yet', () => {
    const { alarm, record, store } = createAlarm();
    record(100, 3);
    expect(changes(alarm, 101)).toEqual([[101, 'ALARM']]);
    store.dropSince(START + 5);
    alarm.rewind(START + 5);
    record(6, 3);
    expect(changes(alarm, 20)).toEqual([[10, 'OK']]);
  });

  it.each([
    { AnomalyDetector: {} },
    { ThresholdMetricId: 'band' },
    { ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold' },
    { Statistic: 'tm99' },
    { Period: 10 },
    { EvaluateLowSampleCountPercentile: 'ignore' },
    { AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] },
    { Metrics: [{ Id: 'a', Expression: 'b + 1' }] },
  ])('with %j is refused', (properties) => {
    expect(() => createAlarm(properties)).toThrow();
  });

  it('changes as an alarm that is evaluated every minute, although it skips the minutes that change nothing', () => {
    const settings = fc.record({
      Period: fc.constantFrom(60, 180, 600),
      EvaluationPeriods: fc.integer({ min: 1, max: 4 }),
      TreatMissingData: fc.constantFrom<MissingData>('missing', 'ignore', 'breaching', 'notBreaching'),
    });
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 4 })));
    fc.assert(
      fc.property(settings, points, (properties, values) => {
        const { alarm, record } = createAlarm(properties);
        const initial = alarm.state;
        for (const [minute, value] of values) record(minute, value);
        expect(changes(alarm, 200)).toEqual(changesByMinute(initial, properties, values));
      }),
      { numRuns: RUNS / 10 },
    );
  });
});

type Settings = { Period: number; EvaluationPeriods: number; TreatMissingData: MissingData };

/** The same, computed minute by minute from all values. */
function changesByMinute(
  initial: AlarmState,
  { Period, EvaluationPeriods: evaluationPeriods, TreatMissingData: missingData }: Settings,
  values: readonly [minute: number, value: number][],
) {
  const period = Period / 60;
  const found: [number, AlarmState][] = [];
  let state = initial;
  for (let minute = 1; minute <= 200; minute += 1) {
    const breaches = Array.from({ length: evaluationPeriods + 2 }, (_, nth) => {
      const end = minute - (evaluationPeriods + 1 - nth) * period;
      const within = values.filter(([at]) => at >= end - period && at < end);
      return within.length > 0 ? within.reduce((sum, [, value]) => sum + value, 0) >= 3 : undefined;
    });
    const to = judgePoints(breaches, {
      evaluationPeriods,
      datapointsToAlarm: evaluationPeriods,
      missingData,
    });
    if (to === undefined || to === state) continue;
    state = to;
    found.push([minute, to]);
  }
  return found;
}
