export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** Whether each period's value breaches the threshold, oldest first; undefined where there is no data. */
export type Breaches = readonly (boolean | undefined)[];

export type Judgement = { evaluationPeriods: number; datapointsToAlarm: number; missingData: MissingData };

/** An alarm looks this many periods further back, in case some of the last ones lack data. */
export const FURTHER_PERIODS = 2;

/**
 * Returns the state of an alarm, or undefined where it keeps the one that it has.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function judgePoints(
  breaches: Breaches,
  { evaluationPeriods, datapointsToAlarm, missingData }: Judgement,
): AlarmState | undefined {
  const real = breaches.filter((isBreach) => isBreach !== undefined).slice(-evaluationPeriods);
  const filled = evaluationPeriods - real.length;
  const breaching = real.filter(Boolean).length + (missingData === 'breaching' ? filled : 0);
  if (breaching >= datapointsToAlarm) return 'ALARM';
  if (filled === 0 || missingData === 'breaching' || missingData === 'notBreaching') return 'OK';
  if (real.length === 0) return missingData === 'ignore' ? undefined : 'INSUFFICIENT_DATA';
  if (real.includes(false)) return 'OK';
  if (missingData === 'ignore') return undefined;
  // Only breaching points, and too few: the next one may be fine, unless none has come for long enough.
  return breaches.length - breaches.indexOf(true) >= datapointsToAlarm ? 'ALARM' : 'OK';
}
