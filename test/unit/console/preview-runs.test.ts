import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewRuns } from '../../../infra/console/digest/settings/preview-runs.ts';
import { WEEKDAYS } from '../../../shared/digest/settings/weekdays.ts';
import { findNextRun } from '../../../shared/schedules/next-run.ts';

const daily = [...WEEKDAYS];
const berlin = (time: string, from: string, count: number, weekdays = daily) =>
  previewRuns({ time, timeZone: 'Europe/Berlin', weekdays }, Date.parse(from), count).map(({ day, at }) => [
    new Date(day).toISOString().slice(0, 10),
    at === undefined ? 'skipped' : new Date(at).toISOString().slice(11, 16),
  ]);

describe('the preview of a digest', () => {
  it('keeps the local time through a clock change', () => {
    expect(berlin('07:30', '2026-10-23T12:00:00Z', 3)).toEqual([
      ['2026-10-24', '05:30'],
      ['2026-10-25', '06:30'],
      ['2026-10-26', '06:30'],
    ]);
  });

  it('names the day on which clocks skip the time, and counts the runs without it', () => {
    expect(berlin('02:30', '2026-03-28T12:00:00Z', 2)).toEqual([
      ['2026-03-29', 'skipped'],
      ['2026-03-30', '00:30'],
      ['2026-03-31', '00:30'],
    ]);
  });

  it('names a skipped time of today only until clocks have skipped it', () => {
    expect(berlin('02:30', '2026-03-29T00:59:00Z', 1)[0]).toEqual(['2026-03-29', 'skipped']);
    expect(berlin('02:30', '2026-03-29T01:01:00Z', 1)[0]).toEqual(['2026-03-30', '00:30']);
  });

  it('has seven runs of a weekly digest, also across a skipped week', () => {
    const runs = berlin('02:30', '2026-03-20T12:00:00Z', 7, ['SUN']);
    expect(runs.filter(([, at]) => at !== 'skipped')).toHaveLength(7);
    expect(runs[1]).toEqual(['2026-03-29', 'skipped']);
  });

  it('begins with the run that the API reports as the next one, and each run follows the one before', () => {
    const zones = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
    );
    const days = fc.subarray(daily, { minLength: 1 });
    const moments = fc.integer({
      min: Date.parse('2025-01-01T00:00:00Z'),
      max: Date.parse('2030-01-01T00:00:00Z'),
    });
    const times = fc.constantFrom('00:00', '02:15', '02:30', '12:00', '23:59');
    fc.assert(
      fc.property(zones, days, moments, times, (timeZone, weekdays, now, time) => {
        const when = { time, timeZone, weekdays };
        const runs = previewRuns(when, now, 3).flatMap(({ at }) => (at === undefined ? [] : [at]));
        expect(runs).toHaveLength(3);
        let before = now;
        for (const run of runs) {
          expect(run).toBe(findNextRun(when, before));
          before = run;
        }
      }),
      { numRuns: 200 },
    );
  });
});
