import { describe, expect, it } from 'vitest';
import { judge } from './cold/bars.ts';
import type { WarmFigures } from './warm/measure-warm.ts';
import { CONNECTIONS, listWarmBars } from './warm/warm-bars.ts';

const quartiles = (median: number) => ({ q1: median, median, q3: median });
const held = { rss: 100, heap: 30, peakRss: 200, handles: 1, opened: {} };

/** Figures that meet every bar by nothing. */
function figures({ read = 1.3, write = 2, p99 = 4, heap = 31.5, rss = 105, handles = 4, dynamoDb = 1 }) {
  const cpu = Object.entries({ read, write }).map(([name, ratio]) => ({
    name: name as 'read' | 'write',
    ours: quartiles(ratio),
    baseline: quartiles(1),
    ratio: quartiles(ratio),
  }));
  return {
    requests: { each: 100, growth: 1_000 },
    cpu,
    overhead: [{ name: 'read', p50: 1, p99, ratio: p99 }],
    growth: {
      first: { requests: 100, ...held },
      last: { requests: 1_000, ...held, heap, rss, handles },
    },
    connections: { ...CONNECTIONS, DynamoDB: dynamoDb },
  } satisfies WarmFigures;
}

const missed = (given: WarmFigures) =>
  listWarmBars(given)
    .filter((bar) => judge(bar) !== 'met')
    .map(({ name }) => name);

describe('the bars of a warm function', () => {
  it('are met by figures at their limits', () => {
    expect(missed(figures({}))).toEqual([]);
  });

  it.each([
    [{ read: 1.31 }, "CPU of a read / the baseline's"],
    [{ write: 2.01 }, "CPU of a write / the baseline's"],
    [{ p99: 4.1 }, 'p99 / p50 of the overhead, read'],
    [{ heap: 32 }, 'heap after 1000 requests, to those after 100'],
    [{ rss: 106 }, 'RSS after 1000 requests, to those after 100'],
    [{ handles: 5 }, 'open handles after 1000 requests, to those after 100, difference'],
    [{ dynamoDb: 2 }, 'connections opened'],
  ])('miss %j', (worse, name) => {
    expect(missed(figures(worse))).toEqual([name]);
  });

  it('are not met by a figure that was not measured', () => {
    expect(missed({ ...figures({}), cpu: [] })).toHaveLength(2);
  });
});
