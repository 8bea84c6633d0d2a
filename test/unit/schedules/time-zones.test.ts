import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { offsetAt } from '../../../infra/local/aws/scheduler/wall-time.ts';
import { findNextRun } from '../../../shared/schedules/next-run.ts';
import { isTimeZone, suggestTimeZone, timeZoneNames } from '../../../shared/schedules/time-zones.ts';

/** The longest name that Scheduler accepts. */
const MAX_CHARACTERS = 50;
const NAMES = [...timeZoneNames()];
/** Midday in winter and in summer. */
const MOMENTS = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'];

describe('timeZoneNames', () => {
  it('lists every Zone and Link of the Time Zone Database once, in order', () => {
    expect(NAMES).toEqual([...new Set(NAMES)].sort());
    expect(NAMES).toHaveLength(597);
  });

  it('contains each zone that Intl names by itself', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it('contains names of at most 50 characters', () => {
    expect(NAMES.filter((name) => name.length > MAX_CHARACTERS)).toEqual([]);
  });

  it('contains only names for which Intl, croner and the next run have a time', () => {
    const times = NAMES.flatMap((timeZone) =>
      MOMENTS.map((moment) => {
        const next = findNextRun({ time: '23:17', timeZone, weekdays: ['WED', 'THU'] }, Date.parse(moment));
        const cron = new Cron('17 23 * * WED,THU', { timezone: timeZone, paused: true });
        return [timeZone, next, cron.nextRun(moment)?.getTime()];
      }),
    );
    expect(times.filter(([, next, cron]) => next === undefined || next !== cron)).toEqual([]);
  });
});

describe('isTimeZone', () => {
  it.each([
    ['UTC', 0, 0],
    ['Asia/Kolkata', 5.5, 5.5],
    ['Asia/Calcutta', 5.5, 5.5],
    ['Europe/London', 0, 1],
    ['US/Pacific', -8, -7],
    ['EST5EDT', -5, -4],
    ['EST', -5, -5],
    ['GMT+0', 0, 0],
    ['Etc/GMT-1', 1, 1],
    ['America/Argentina/Buenos_Aires', -3, -3],
    ['Antarctica/Troll', 0, 2],
    ['Asia/Rangoon', 6.5, 6.5],
    ['Europe/Kiev', 2, 3],
    ['Zulu', 0, 0],
  ])('accepts %s, which is %d hours from UTC in winter and %d in summer', (name, ...hours) => {
    expect(isTimeZone(name)).toBe(true);
    expect(MOMENTS.map((moment) => offsetAt(Date.parse(moment), name) / 3_600_000)).toEqual(hours);
  });

  it.each([
    ...['ACT', 'AET', 'AGT', 'ART', 'AST', 'BET', 'BST', 'CAT', 'CNT', 'CST', 'CTT', 'EAT', 'ECT', 'IET'],
    ...['IST', 'JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT', 'PRT', 'PST', 'SST', 'VST', 'CEST', 'CDT'],
    ...['SystemV/EST5', 'SystemV/PST8PDT', 'US/Pacific-New', 'Canada/East-Saskatchewan'],
    ...['Etc/Unknown', 'Factory', 'localtime', 'posixrules', 'posix/Europe/Berlin', 'right/UTC'],
    ...['europe/berlin', 'EUROPE/BERLIN', 'Asia/KOLKATA', 'utc', 'Utc', ' UTC', 'UTC\n', 'Europe/Berlin '],
    ...['+01:00', '-08', 'GMT+1', 'GMT+01:00', 'UTC+1', 'Etc/GMT+15', 'CET-1CEST', 'W. Europe Standard Time'],
    ...['', '-', '/', 'Europe', 'Europe/', 'Berlin', 'constructor', '__proto__'],
  ])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('suggestTimeZone', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/KOLKATA', 'Asia/Kolkata'],
    ['America/New York', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['berlin', 'Europe/Berlin'],
    ['posix/Europe/Berlin', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['BST', undefined],
    ['Europe/Atlantis', undefined],
    ['', undefined],
  ])('suggests for %j: %s', (wrong, near) => {
    expect(suggestTimeZone(wrong)).toBe(near);
  });
});
