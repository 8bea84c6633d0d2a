import type { StackEvents } from '../../../events/stack-events.ts';
import type { Resources } from '../../template/resources.ts';
import type { LogGroups } from '../logs/log-groups.ts';
import type { LogEvent } from './log-event.ts';
import { parseQuery, type Row } from './query.ts';
import { readLogEvents, toPlatformReport } from './read-log-events.ts';
import { readSavedQueries, type SavedQuery } from './saved-queries.ts';

export type LogQueriesSetup = {
  resources: Resources;
  groups: LogGroups;
  events: StackEvents;
  /** The log file of a function, and that of the API. */
  fileOf: (functionName: string) => string;
  accessLog: string;
};

/** Runs queries over the logs of the stack: the template's saved ones, and others. */
export class LogQueries {
  readonly saved: readonly SavedQuery[];
  readonly #setup: LogQueriesSetup;

  /** @throws Error for a saved query that the local stack cannot run */
  constructor(setup: LogQueriesSetup) {
    this.#setup = setup;
    this.saved = readSavedQueries(setup.resources);
  }

  /** Runs a saved query by its name, or by the part of its name after the last slash; undefined if there is none. */
  runSaved(name: string): Row[] | undefined {
    const found = this.saved.find((each) => each.name === name || each.name.split('/').at(-1) === name);
    return found?.query.run(this.#read(found.logGroups));
  }

  /** Runs a query over every log group. @throws Error for a query that the local stack cannot run */
  run(text: string): Row[] {
    const { ofFunction, ofAccess } = this.#setup.groups;
    return parseQuery(text).run(
      this.#read([...ofFunction.values(), ...(ofAccess === undefined ? [] : [ofAccess])]),
    );
  }

  #read(logGroups: readonly string[]): LogEvent[] {
    const { groups, events, fileOf, accessLog } = this.#setup;
    const ends = events.read({ source: 'lambda', event: 'invoke' }).events;
    return logGroups
      .flatMap((logGroup) => {
        if (logGroup === groups.ofAccess) return readLogEvents(accessLog, logGroup);
        const [name] = [...groups.ofFunction].find(([, group]) => group === logGroup) ?? [];
        if (name === undefined) throw new Error(`The template has no log group ${logGroup}`);
        const reports = ends.filter((end) => end.function === name);
        return [
          ...readLogEvents(fileOf(name), logGroup),
          ...reports.map((end) => toPlatformReport(end, logGroup)),
        ];
      })
      .sort((one, other) => other.time - one.time);
  }
}
