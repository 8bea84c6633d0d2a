import { z } from 'zod';
import type { Resources } from '../../template/resources.ts';
import type { Metric } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { type FilterPattern, parseFilterPattern, parseSelector, textOf } from './filter-pattern.ts';

type MetricFilter = {
  logGroup: string;
  pattern: FilterPattern;
  /** The metric's name without its dimensions, which come from the line. */
  metric: Omit<Metric, 'dimensions'>;
  dimensions: readonly [name: string, select: (line: unknown) => unknown][];
  readNumber: (line: unknown) => number | undefined;
  defaultValue: number | undefined;
};

const filterSchema = z.strictObject({
  FilterName: z.string().optional(),
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z
    .array(
      z.strictObject({
        MetricNamespace: z.string(),
        MetricName: z.string(),
        MetricValue: z.string(),
        DefaultValue: z.number().optional(),
        Dimensions: z
          .array(z.strictObject({ Key: z.string(), Value: z.string() }))
          .max(3)
          .default([]),
        Unit: z.string().optional(),
      }),
    )
    .length(1),
});

/** The metric filters of the template, which count the lines of log groups. */
export class MetricFilters {
  readonly #filters: ReadonlyMap<string, readonly MetricFilter[]>;
  readonly #store: MetricStore;

  /** @throws Error for a filter that the local stack cannot evaluate */
  constructor(resources: Resources, store: MetricStore) {
    const filters = resources
      .ofType('AWS::Logs::MetricFilter')
      .map(({ properties }) => readFilter(properties));
    this.#filters = Map.groupBy(filters, ({ logGroup }) => logGroup);
    this.#store = store;
  }

  /** Whether a filter can produce the metric. */
  emits({ namespace, name, dimensions }: Metric): boolean {
    const given = Object.keys(dimensions).sort().join();
    return [...this.#filters.values()].flat().some((filter) => {
      const own = filter.dimensions.map(([key]) => key).sort();
      return filter.metric.namespace === namespace && filter.metric.name === name && own.join() === given;
    });
  }

  has(logGroup: string): boolean {
    return this.#filters.has(logGroup);
  }

  /** Counts a line of a log group; a line that is no JSON matches the empty pattern alone. */
  apply(logGroup: string, text: string, time: number): void {
    const line = parseLine(text);
    for (const filter of this.#filters.get(logGroup) ?? []) this.#count(filter, line, time);
  }

  #count(
    { pattern, metric, dimensions, readNumber, defaultValue }: MetricFilter,
    line: unknown,
    time: number,
  ): void {
    const isMatch = pattern.matches(line);
    const value = isMatch ? readNumber(line) : defaultValue;
    if (value === undefined) return;
    const named: Record<string, string> = {};
    for (const [name, select] of dimensions) {
      const text = textOf(select(line));
      // AWS publishes no metric without the value of a dimension.
      if (text === undefined) return;
      named[name] = text;
    }
    this.#store.record({ ...metric, dimensions: named }, value, time);
  }
}

function readFilter(properties: unknown): MetricFilter {
  const { FilterPattern: pattern, LogGroupName, MetricTransformations } = filterSchema.parse(properties);
  const [read] = MetricTransformations;
  if (!read) throw new Error('A metric filter needs a metric');
  if (read.DefaultValue !== undefined && read.Dimensions.length > 0)
    throw new Error(`The metric ${read.MetricName} has dimensions, and so can have no default value`);
  return {
    logGroup: LogGroupName,
    pattern: parseFilterPattern(pattern),
    metric: { namespace: read.MetricNamespace, name: read.MetricName },
    dimensions: read.Dimensions.map(({ Key, Value }) => [Key, parseSelector(Value)]),
    readNumber: readValue(read.MetricValue),
    defaultValue: read.DefaultValue,
  };
}

/** The value of a match: a number, or the number at a selector. */
function readValue(text: string): MetricFilter['readNumber'] {
  const constant = Number(text);
  if (!Number.isNaN(constant)) return () => constant;
  const select = parseSelector(text);
  return (line) => {
    const value = select(line);
    return typeof value === 'number' ? value : undefined;
  };
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
