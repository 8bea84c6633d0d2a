import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../../infra/local/aws/cloudwatch/queries/log-event.ts';
import { parseQuery } from '../../../../infra/local/aws/cloudwatch/queries/query.ts';

const lines = [
  { message: 'request', route: 'GET /a', status: 200, durationMs: 10 },
  {
    message: 'request',
    route: 'GET /a',
    status: 500,
    durationMs: 30,
    trace: { name: 'E', frames: ['f1', 'f2'] },
  },
  { message: 'request', route: 'GET /b', status: '404', durationMs: 20 },
  { message: 'digest', user: 'ada' },
];
const HOUR = 3_600_000;
const events: LogEvent[] = [
  ...lines.map((members, nth) => ({
    time: nth * HOUR,
    logGroup: '000000000000:group',
    message: JSON.stringify(members),
    members,
  })),
  { time: 4 * HOUR, logGroup: '000000000000:group', message: 'no JSON', members: {} },
];
const run = (query: string) => parseQuery(query).run(events);

describe('a query of logs', () => {
  it.each([
    ["filter message = 'request'", 3],
    ["filter message = 'request' and status >= 500", 1],
    ['filter status >= 400', 2],
    ['filter status < 1000', 3],
    ["filter message != 'request'", 1],
    ['filter status like /^4/', 1],
    ["filter route like 'GET'", 3],
    ['filter route =~ /get \\/a/i', 2],
    ["filter message not like 'quest'", 2],
    ["filter message in ['digest', 'other']", 1],
    ["filter message not in ['request']", 2],
    ['filter ispresent(trace.name)', 1],
    ['filter not ispresent(message)', 1],
    ["filter (user = 'ada' or status = 200) and not (status = 200)", 1],
    ["filter @message like 'JSON'", 1],
    ["filter trace.frames.1 = 'f2'", 1],
    ['filter durationMs * 2 > 30', 2],
    ['fields route\n| limit 2', 2],
  ])('%s has %i rows', (query, rows) => {
    expect(run(query)).toHaveLength(rows);
  });

  it('shows fields under their names and aliases', () => {
    const query =
      "filter user = 'ada' | fields @timestamp, user as owner, missing, durationMs / 1000 as seconds";
    expect(run(query)).toEqual([
      { '@timestamp': 3 * HOUR, owner: 'ada', missing: undefined, seconds: undefined },
    ]);
    expect(run("filter user = 'ada'")).toEqual([{ '@timestamp': 3 * HOUR, '@message': events[3]?.message }]);
  });

  it('aggregates by fields', () => {
    const query = `filter message = 'request'
      | stats count(*) as requests, sum(durationMs) / 10 as tens, avg(durationMs), pct(durationMs, 50) as p50,
        max(@timestamp) as newest, min(durationMs) as least, count_distinct(route) as routes by route
      | sort requests desc`;
    expect(run(query)).toEqual([
      {
        route: 'GET /a',
        requests: 2,
        tens: 4,
        'avg(durationMs)': 20,
        p50: 10,
        newest: HOUR,
        least: 10,
        routes: 1,
      },
      {
        route: 'GET /b',
        requests: 1,
        tens: 2,
        'avg(durationMs)': 20,
        p50: 20,
        newest: 2 * HOUR,
        least: 20,
        routes: 1,
      },
    ]);
  });

  it('groups by time, and lines without the field together', () => {
    expect(run('stats count(*) as lines by bin(2h) as time, user | sort time asc, lines desc')).toEqual([
      { time: 0, user: undefined, lines: 2 },
      { time: 2 * HOUR, user: undefined, lines: 1 },
      { time: 2 * HOUR, user: 'ada', lines: 1 },
      { time: 4 * HOUR, user: undefined, lines: 1 },
    ]);
  });

  it('sorts numbers as numbers', () => {
    const sorted = run('filter ispresent(status) | sort status desc | fields status');
    expect(sorted.map(({ status }) => status)).toEqual([500, '404', 200]);
  });

  it('displays columns of groups alone', () => {
    expect(run('stats count(*) as lines, max(durationMs) as longest | display longest')).toEqual([
      { longest: 30 },
    ]);
  });

  it.each([
    'parse @message "*" as rest',
    'dedup user',
    'stats stddev(durationMs)',
    'stats durationMs',
    'filter strlen(user) > 1',
    'fields @ptr',
    'stats count(*) by bin(1 hour)',
    'stats pct(durationMs)',
    "filter message = 'request",
    'filter (status = 1',
    'limit 5 5',
    'unmask @message',
    '',
  ])('is refused when it is %j', (query) => {
    expect(() => run(query)).toThrow(/The local stack/);
  });
});
