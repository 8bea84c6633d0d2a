import { describe, expect, it } from 'vitest';
import {
  type Breaches,
  judgePoints,
  type MissingData,
} from '../../../../infra/local/aws/cloudwatch/alarms/judge-points.ts';

/** `0` is within the threshold, `X` breaches it, `-` has no data; the latest is on the right, as in AWS's tables. */
function breachesOf(points: string): Breaches {
  return points.split(' ').map((point) => (point === '-' ? undefined : point === 'X'));
}

const KEPT = undefined;
const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

function judgeAll(points: string, datapointsToAlarm: number) {
  return treatments.map((missingData) =>
    judgePoints(breachesOf(points), { evaluationPeriods: 3, datapointsToAlarm, missingData }),
  );
}

describe('an alarm whose last three of five periods count', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, both tables.
  it.each([
    ['0 - X - X', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - -', ['INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK']],
    ['0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['- - X - -', ['ALARM', KEPT, 'ALARM', 'OK']],
  ])('has the states of the table of AWS for 3 of 3 at %s', (points, states) => {
    expect(judgeAll(points, 3)).toEqual(states);
  });

  it.each([
    ['0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - X -', ['ALARM', KEPT, 'ALARM', 'OK']],
  ])('has the states of the table of AWS for 2 of 3 at %s', (points, states) => {
    expect(judgeAll(points, 2)).toEqual(states);
  });

  it('does not ring early for a breach that is newer than the points that it needs', () => {
    expect(['- - - - X', '- - - X -'].map((points) => judgeAll(points, 3)[0])).toEqual(['OK', 'OK']);
  });

  it('keeps ringing for a breach before its periods while nothing newer has come', () => {
    const judgement = { evaluationPeriods: 1, datapointsToAlarm: 1, missingData: 'notBreaching' } as const;
    expect(judgePoints(breachesOf('X - -'), judgement)).toBe('ALARM');
    expect(judgePoints(breachesOf('- - -'), judgement)).toBe('OK');
  });
});
