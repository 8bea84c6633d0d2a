import { costOf } from '../memory/cost.ts';
import { leavesSpare } from '../memory/fits.ts';
import { MEMORY_SIZES } from '../memory/memory-sizes.ts';
import type { Report } from './parse-report.ts';

type Percentiles = { p50: number; p90: number; p99: number };

/** The reports of one log group. */
export type ReportSummary = {
  logGroup: string;
  invocations: number;
  failed: number;
  coldStarts: number;
  /** Absent without a cold start. */
  initMs: Percentiles | undefined;
  durationMs: Percentiles;
  usedMb: number;
  /** The newest one. */
  memoryMb: number;
  usd: number;
  /** The smallest size of the sweep that leaves a fifth unused; undefined: larger than all of them. */
  recommendedMb: number | undefined;
};

/** Summarises the reports of a log group, oldest first. @throws Error without a report */
export function summariseReports(logGroup: string, reports: readonly Report[]): ReportSummary {
  const newest = reports.at(-1);
  if (newest === undefined) throw new Error(`${logGroup} has no report.`);
  const inits = reports.flatMap(({ initMs }) => (initMs === undefined ? [] : [initMs]));
  const usedMb = Math.max(...reports.map((report) => report.usedMb));
  return {
    logGroup,
    invocations: reports.length,
    failed: reports.filter(({ isFailed }) => isFailed).length,
    coldStarts: inits.length,
    initMs: inits.length === 0 ? undefined : toPercentiles(inits),
    durationMs: toPercentiles(reports.map(({ durationMs }) => durationMs)),
    usedMb,
    memoryMb: newest.memoryMb,
    usd: reports.reduce((sum, { memoryMb, billedMs }) => sum + costOf(memoryMb, billedMs), 0),
    recommendedMb: MEMORY_SIZES.find((size) => leavesSpare(size, usedMb)),
  };
}

/** The smallest value that is not exceeded by that share of them. */
function toPercentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

/** One row per log group. */
export function toReportTable(summaries: readonly ReportSummary[]): { head: string[]; rows: string[][] } {
  const format = (values: Percentiles | undefined) =>
    values === undefined ? '–' : [values.p50, values.p90, values.p99].map((ms) => ms.toFixed(0)).join(' · ');
  const rows = summaries.map((each) => [
    each.logGroup,
    `${each.invocations}`,
    `${each.failed}`,
    `${each.coldStarts}`,
    format(each.initMs),
    format(each.durationMs),
    `${each.usedMb} of ${each.memoryMb}`,
    each.usd.toPrecision(3),
    each.recommendedMb === undefined ? 'over 1769' : `${each.recommendedMb}`,
  ]);
  return {
    head: [
      'p50 · p90 · p99',
      'invocations',
      'failed',
      'cold',
      'init, ms',
      'duration, ms',
      'memory, MB',
      '$',
      'recommended, MB',
    ],
    rows,
  };
}
