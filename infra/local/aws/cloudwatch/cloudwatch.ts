import type { StackEvents } from '../../events/stack-events.ts';
import type { AccessLog } from '../api-gateway/access-log.ts';
import type { Clock } from '../clock/clock.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Queues } from '../sqs/queues.ts';
import type { LocalTemplate } from '../template/local-template.ts';
import { AlarmBoard } from './alarms/alarm-board.ts';
import type { Authorize } from './alarms/topics.ts';
import { readLogGroups } from './logs/log-groups.ts';
import { MetricFilters } from './logs/metric-filters.ts';
import { WatchedLogs } from './logs/watched-logs.ts';
import { metricKey, minuteOf } from './metrics/metric.ts';
import { MetricStore } from './metrics/metric-store.ts';
import { LogQueries } from './queries/log-queries.ts';
import { measureAccess } from './sources/api-metrics.ts';
import { isEmitted } from './sources/emitted-metrics.ts';
import { LambdaMetrics } from './sources/lambda-metrics.ts';
import { PassedTime } from './sources/passed-time.ts';
import { QueueMetrics } from './sources/queue-metrics.ts';
import { SchedulerMetrics } from './sources/scheduler-metrics.ts';
import { countTableFault } from './sources/table-metrics.ts';

export type CloudWatchSetup = {
  template: LocalTemplate;
  clock: Clock;
  events: StackEvents;
  lambda: LambdaService;
  queues: Queues;
  access: Authorize;
  /** The file of the API's access log. */
  accessLog: string;
};

/** Between two looks at the logs and levels while no request asks. */
const PAUSE_MS = 5_000;
/** The levels of a longer move of the clock are measured at its end only. */
const LONGEST_MEASURED_MINUTES = 30 * 24 * 60;

/** The metrics, metric filters and alarms of the template, on the stack's clock. */
export class CloudWatch {
  readonly scheduler: SchedulerMetrics;
  readonly board: AlarmBoard;
  readonly queries: LogQueries;
  readonly #setup: CloudWatchSetup;
  readonly #store = new MetricStore();
  readonly #logs: WatchedLogs;
  readonly #lambda: LambdaMetrics;
  readonly #queues: QueueMetrics;
  readonly #timer: NodeJS.Timeout;
  readonly #passed = new PassedTime();
  #measured: number;

  /** @throws Error for an alarm, a metric filter or a topic that the local stack cannot judge */
  constructor(setup: CloudWatchSetup) {
    this.#setup = setup;
    const { template, clock, events, lambda, queues } = setup;
    const now = () => clock.now();
    const filters = new MetricFilters(template.resources, this.#store);
    this.board = new AlarmBoard(template.resources, this.#store, setup.access, (alarm, change) => {
      const { from, to, at: time, actions } = change;
      events.record('cloudwatch', to, { alarm, from, time, actions: actions.map(({ outcome }) => outcome) });
    });
    refuseUnknownMetrics(this.board, filters);
    const groups = readLogGroups(template.resources);
    const fileOf = (name: string) => lambda.log(name).path;
    this.#logs = new WatchedLogs(filters, groups, fileOf);
    this.queries = new LogQueries({
      resources: template.resources,
      groups,
      events,
      fileOf,
      accessLog: setup.accessLog,
    });
    this.#lambda = new LambdaMetrics(this.#store, now, lambda, this.#passed);
    this.#queues = new QueueMetrics(this.#store, queues);
    this.scheduler = new SchedulerMetrics(this.#store, now);
    const [table] = template.tables;
    events.observe((event) => {
      const time = clock.now();
      if (event.source === 'lambda') this.#lambda.count(event);
      if (event.source === 'fault' && table)
        countTableFault(event, { tableName: table.tableName, store: this.#store, time });
    });
    this.#measured = minuteOf(clock.now());
    this.board.advance(this.#measured);
    this.#timer = setInterval(() => this.catchUp(), PAUSE_MS).unref();
  }

  /** Adds to the access log its metrics. */
  measureAccess(log: AccessLog): AccessLog {
    const { apiId, stage } = this.#setup.template.httpApi;
    const api = { apiId, stageName: stage.name };
    return measureAccess(log, api, this.#store, {
      now: () => this.#setup.clock.now(),
      passed: this.#passed,
    });
  }

  /** Receives a line of the access log. */
  readonly receiveAccessLine = (line: string): void => this.#logs.receiveAccessLine(line);

  /**
   * Reads the new lines of the logs, measures the levels, and evaluates the alarms until now. To be called before
   * the clock is moved, as lines have the time at which they are read, and after it.
   */
  catchUp(): void {
    const now = this.#setup.clock.now();
    const minute = minuteOf(now);
    if (minute < this.#measured) this.#rewind(minute);
    this.#logs.read(now);
    const first = Math.max(this.#measured, minute - LONGEST_MEASURED_MINUTES);
    for (let each = first; each <= minute; each += 1) {
      this.#lambda.measure(each);
      this.#queues.measure(each, now);
    }
    this.#measured = minute;
    this.board.advance(minute);
    this.#store.dropBefore(minute - this.board.rangeMinutes - 1);
  }

  /** Moves the clock after the alarms have seen everything before, and lets them see what happened meanwhile. */
  watchMove(move: () => number): number {
    this.catchUp();
    const before = this.#setup.clock.now();
    const fired = move();
    this.#passed.noteMove(this.#setup.clock.now() - before);
    this.catchUp();
    return fired;
  }

  /** Forgets every value, state and notification. */
  reset(): void {
    this.catchUp();
    this.#store.dropBefore(Infinity);
    this.board.reset();
    this.catchUp();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #rewind(minute: number): void {
    this.#store.dropSince(minute);
    this.board.rewind(minute);
    this.#measured = minute;
  }
}

/** @throws Error for an alarm that could never fire here */
function refuseUnknownMetrics(board: AlarmBoard, filters: MetricFilters): void {
  for (const { alarm, metric } of board.metrics()) {
    if (isEmitted(metric) || filters.emits(metric)) continue;
    throw new Error(`The local stack does not emit ${metricKey(metric)}, the metric of the alarm ${alarm}`);
  }
}
