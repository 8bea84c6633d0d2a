import type { LogGroups } from './log-groups.ts';
import { LogTail } from './log-tail.ts';
import type { MetricFilters } from './metric-filters.ts';

/** The logs that have metric filters. Their lines are read between requests, so that no request waits for it. */
export class WatchedLogs {
  readonly #filters: MetricFilters;
  readonly #tails: readonly (readonly [logGroup: string, tail: LogTail])[];
  readonly #accessGroup: string | undefined;
  #accessLines: string[] = [];

  constructor(filters: MetricFilters, groups: LogGroups, fileOf: (functionName: string) => string) {
    this.#filters = filters;
    this.#tails = [...groups.ofFunction]
      .filter(([, logGroup]) => filters.has(logGroup))
      .map(([name, logGroup]) => [logGroup, new LogTail(fileOf(name))] as const);
    const { ofAccess } = groups;
    this.#accessGroup = ofAccess !== undefined && filters.has(ofAccess) ? ofAccess : undefined;
  }

  /** Receives a line of the access log. */
  receiveAccessLine(line: string): void {
    if (this.#accessGroup !== undefined) this.#accessLines.push(line);
  }

  /** Counts the new lines, which have this time. */
  read(time: number): void {
    for (const [group, tail] of this.#tails) tail.read((line) => this.#filters.apply(group, line, time));
    const lines = this.#accessLines;
    this.#accessLines = [];
    for (const line of lines) this.#filters.apply(this.#accessGroup ?? '', line, time);
  }
}
