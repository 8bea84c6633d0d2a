import type { IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Observed } from './observed.ts';
import type { Signals } from './signals.ts';

/** One alarm. Everything about it stands in its row; docs/runbook has its entry. */
export type AlarmRow = {
  /** In Pascal case; part of logical ids. */
  readonly id: string;
  /** What has happened when it fires: a clause without a full stop. */
  readonly meaning: string;
  /** Its entry in docs/runbook: the page and its heading. */
  readonly runbook: `${string}.md#${string}`;
  readonly measure: (signals: Signals) => IMetric;
  /** Of one datapoint, in minutes. */
  readonly period: number;
  /** A datapoint breaches when it compares so with the threshold. */
  readonly breaches: '>=' | '>' | '<';
  readonly threshold: number | ((observed: Observed) => number);
  /** It fires when so many of the last datapoints breach. */
  readonly datapoints: readonly [breaching: number, of: number];
  /** What a period without data counts as. */
  readonly missing: `${TreatMissingData.BREACHING | TreatMissingData.NOT_BREACHING}`;
  /** The custom metrics that its filters write at most: each name and each value of a dimension is billed. */
  readonly customMetrics: number;
  /** `service-down`: the composite alarm notifies in its place, once for all of its causes. */
  readonly notifies: 'itself' | 'service-down';
  /**
   * The next deployment is rolled back when it fires, so no error that passes by itself may make it fire. CloudFormation
   * accepts five.
   */
  readonly isRollbackTrigger?: boolean;
};

/** What most rows share. */
export const oncePerMinute = {
  period: 1,
  breaches: '>=',
  threshold: 1,
  datapoints: [1, 1],
  missing: 'notBreaching',
  customMetrics: 0,
  notifies: 'itself',
} as const satisfies Partial<AlarmRow>;
