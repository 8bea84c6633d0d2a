import { arn } from '../../template/account.ts';
import type { Resources } from '../../template/resources.ts';
import { type Metric, MINUTE_MS } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { AlarmActions } from './alarm-actions.ts';
import { type CompositeAlarmSettings, readCompositeAlarm } from './composite-alarm.ts';
import type { AlarmState } from './judge-points.ts';
import { MetricAlarm, type Transition } from './metric-alarm.ts';
import { readMetricAlarm } from './metric-alarm-settings.ts';
import { type Authorize, type Delivery, Topics } from './topics.ts';

type Change = { at: string; from: AlarmState; to: AlarmState; reason: string; actions: Delivery[] };

type Entry = {
  name: string;
  logicalId: string;
  description: string;
  actions: AlarmActions;
  composite: CompositeAlarmSettings | undefined;
  state: AlarmState;
  history: Change[];
};

/** Receives each change of an alarm's state. */
export type ReportChange = (alarm: string, change: Change) => void;

const KEPT_CHANGES = 1_000;
/** Composite alarms may watch composite ones. */
const DEEPEST_RULES = 10;

/** The alarms of the template, with their states and what became of their actions. */
export class AlarmBoard {
  readonly #metricAlarms: readonly MetricAlarm[];
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #topics: Topics;
  readonly #report: ReportChange;

  /** @throws Error for an alarm that the local stack cannot evaluate */
  constructor(resources: Resources, store: MetricStore, access: Authorize, report: ReportChange) {
    this.#report = report;
    this.#topics = new Topics(resources, access);
    const metricAlarms = resources.ofType('AWS::CloudWatch::Alarm').map(readMetricAlarm);
    const composites = resources.ofType('AWS::CloudWatch::CompositeAlarm').map(readCompositeAlarm);
    this.#metricAlarms = metricAlarms.map((settings) => new MetricAlarm(settings, store));
    this.#entries = new Map([...metricAlarms, ...composites].map((alarm) => [alarm.name, toEntry(alarm)]));
    for (const { rule } of composites) for (const name of rule.alarms) this.#find(name);
  }

  /** The minutes that the alarms look back. */
  get rangeMinutes(): number {
    return Math.max(0, ...this.#metricAlarms.map(({ rangeMinutes }) => rangeMinutes));
  }

  metrics(): { alarm: string; metric: Metric }[] {
    return this.#metricAlarms.flatMap(({ settings }) =>
      [...settings.metrics.values()].map(({ metric }) => ({ alarm: settings.logicalId, metric })),
    );
  }

  /** Evaluates every alarm at the end of every minute until this one. */
  advance(until: number): void {
    const transitions = this.#metricAlarms.flatMap((alarm) =>
      alarm.advance(until).map((transition) => ({ ...transition, name: alarm.settings.name })),
    );
    transitions.sort((one, other) => one.minute - other.minute);
    for (const [nth, transition] of transitions.entries()) {
      this.#change(this.#find(transition.name), transition);
      if (transitions[nth + 1]?.minute !== transition.minute) this.#advanceComposites(transition.minute);
    }
    this.#advanceComposites(until);
  }

  rewind(minute: number): void {
    for (const alarm of this.#metricAlarms) alarm.rewind(minute);
  }

  reset(): void {
    for (const alarm of this.#metricAlarms) alarm.reset();
    for (const entry of this.#entries.values())
      Object.assign(entry, { state: 'INSUFFICIENT_DATA', history: [] });
  }

  describe() {
    return [...this.#entries.values()].map(({ name, logicalId, description, state, history }) => {
      const { at: since, reason } = history.at(-1) ?? {};
      return { name, logicalId, description, state, since, reason, history };
    });
  }

  #advanceComposites(minute: number): void {
    for (let depth = 0; depth < DEEPEST_RULES; depth += 1) {
      let changed = false;
      for (const entry of this.#entries.values()) {
        if (!entry.composite) continue;
        const isAlarm = entry.composite.rule.holds((name) => this.#find(name).state);
        const to = isAlarm ? 'ALARM' : 'OK';
        if (to === entry.state) continue;
        changed = true;
        this.#change(entry, { minute, to, reason: 'The rule of the composite alarm' });
      }
      if (!changed) return;
    }
  }

  #change(entry: Entry, { minute, to, reason }: Transition): void {
    const from = entry.state;
    entry.state = to;
    const alarmArn = arn('cloudwatch', `alarm:${entry.name}`);
    const actions = entry.actions[to].map((topicArn) => this.#topics.publish(topicArn, alarmArn));
    const change = { at: new Date(minute * MINUTE_MS).toISOString(), from, to, reason, actions };
    entry.history.push(change);
    if (entry.history.length > KEPT_CHANGES) entry.history.shift();
    this.#report(entry.logicalId, change);
  }

  /** Finds an alarm by its name or ARN. @throws Error if there is none */
  #find(nameOrArn: string): Entry {
    const entry = this.#entries.get(nameOrArn.replace(/^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:/, ''));
    if (!entry) throw new Error(`A composite alarm names ${nameOrArn}, which the template does not define`);
    return entry;
  }
}

function toEntry(
  alarm: Omit<Entry, 'composite' | 'state' | 'history'> & Partial<CompositeAlarmSettings>,
): Entry {
  const { name, logicalId, description, actions, rule } = alarm;
  const composite = rule && { name, logicalId, description, actions, rule };
  return { name, logicalId, description, actions, composite, state: 'INSUFFICIENT_DATA', history: [] };
}
