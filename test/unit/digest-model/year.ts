import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import type { DigestOwner } from '../../../shared/state/user-key.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';
import { ownerKey } from '../../support/state/owner-key.ts';
import { seededChance } from './chance.ts';
import { emulatedSchedules } from './emulated-schedules.ts';
import { slotKey } from './invariants.ts';
import { Lambda } from './lambda.ts';
import { DigestModel, type Fate } from './model.ts';
import type { Mutation } from './mutations.ts';
import { ownerName } from './owner-name.ts';
import { VirtualTime } from './virtual-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-01-01T00:00:00Z');
const DAYS = 365;
const DELIVERIES = ['stored', 'email', 'slack'] as const;
const CRASHES = ['dies before', 'dies after'] as const;

/** The actions of a user or account, and on how many days in a hundred they happen. */
const HABITS = {
  'moves the time': 25,
  'runs on demand': 10,
  pauses: 5,
  resumes: 15,
  expires: 3,
  links: 40,
  travels: 1,
};
type Habit = keyof typeof HABITS;

/** The year 2026 of one user in each zone: moved times, pauses, expired accounts, and a process that dies each week. */
export class Year {
  readonly time = new VirtualTime(START);
  readonly model: DigestModel;
  readonly lambda: Lambda;
  readonly crashes: string[] = [];
  /** The zone of each revision of the settings. */
  readonly zones = new Map<string, string>();
  readonly done = new Map<Habit, number>();
  readonly #zoneNames: readonly string[];
  readonly #schedules;
  readonly #chance = seededChance(2026);
  #week = 0;

  constructor(zoneNames: readonly string[], mutation?: Mutation) {
    this.#zoneNames = zoneNames;
    const turn = (_label: string, isFrozen: boolean) =>
      this.time.wait(isFrozen ? 60_000 : this.#chance() * 400);
    const gate = { fateOf: () => this.#drawFate(), turn, now: this.time.now };
    this.model = new DigestModel(gate, mutation);
    this.lambda = new Lambda(this.time, this.model);
    this.#schedules = emulatedSchedules(this.time, (input) => this.lambda.accept(input));
  }

  async run(): Promise<void> {
    for (const zone of this.#zoneNames) await this.#change(zone, { timeZone: zone });
    for (let day = 0; day < DAYS; day += 1) {
      for (const user of this.#zoneNames) this.#plan(user, START + day * DAY_MS);
    }
    await this.time.pass(START + DAYS * DAY_MS);
    for (const zone of this.#zoneNames) await this.#schedules.remove(userOf(zone));
    await this.time.pass();
  }

  /** The scheduled slots that were delivered, or may have been, with their zones. */
  listDelivered(identifier: string): { at: number; zone: string; isSure: boolean }[] {
    const slots = new Map(
      this.lambda.fired
        .filter((event) => ownerName(event) === ownerName(userOf(identifier)) && !event.byHand)
        .map((event) => [slotKey(event), event] as const),
    );
    return [...slots].flatMap(([key, { scheduledTime, revision = '' }]) => {
      const slot = this.model.slots.held.get(key);
      const isSure = slot?.status === 'DELIVERED';
      if (!isSure && slot?.reason !== 'outcome-unknown') return [];
      return [{ at: Date.parse(scheduledTime), zone: this.zones.get(revision) ?? '', isSure }];
    });
  }

  #plan(identifier: string, day: number): void {
    for (const [habit, percent] of Object.entries(HABITS) as [Habit, number][]) {
      if (this.#chance() * 100 > percent) continue;
      this.time.at(day + this.#chance() * DAY_MS, () => void this.#perform(identifier, habit));
    }
  }

  async #perform(identifier: string, habit: Habit): Promise<void> {
    const user = userOf(identifier);
    const { expired } = this.model.provider;
    this.done.set(habit, (this.done.get(habit) ?? 0) + 1);
    if (habit === 'moves the time') await this.#change(identifier, { time: this.#soon(identifier) });
    else if (habit === 'pauses') await this.#change(identifier, { paused: true });
    else if (habit === 'resumes') await this.#change(identifier, { paused: false });
    else if (habit === 'travels') await this.#change(identifier, { timeZone: this.#elsewhere() });
    else if (habit === 'expires') expired.add(ownerName(user));
    else if (habit === 'links') {
      expired.delete(ownerName(user));
      // Without a webhook's report, the next firing reads the account's status.
      if (this.#chance() < 0.5)
        await this.model.settings.lift(user, { connection: 'gmail', account: user.account });
    } else {
      const scheduledTime = new Date(this.time.now()).toISOString();
      this.lambda.accept({ ...user, scheduledTime, byHand: true });
    }
  }

  /** A little later than now, in local time: often on a day that already had its digest. */
  #soon(identifier: string): string {
    const { timeZone = 'UTC' } = this.model.settings.held.get(ownerKey(userOf(identifier))) ?? {};
    const at = this.time.now() + this.#chance() ** 2 * 6 * HOUR_MS;
    return new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(at);
  }

  #elsewhere(): string {
    return this.#zoneNames[Math.floor(this.#chance() * this.#zoneNames.length)] ?? 'UTC';
  }

  async #change(identifier: string, change: Record<string, unknown>): Promise<void> {
    const { model, time } = this;
    const known = model.settings.held.get(ownerKey(userOf(identifier)));
    const delivery = DELIVERIES[this.#zoneNames.indexOf(identifier) % 3];
    const { time: at = '07:30', timeZone = identifier } = known ?? {};
    const body = digestBody.parse({ time: at, timeZone, delivery, ...change });
    const deps = {
      settings: model.settings,
      schedules: this.#schedules,
      offboardings: fakeOffboardings(),
      hasProviderApi: () => true,
      now: time.now,
    };
    const { revision, timeZone: zone } = await changeSettings(userOf(identifier), body, deps);
    this.zones.set(revision, zone);
  }

  /** One process dies each week, at any of its calls. */
  #drawFate(): Fate {
    const week = Math.floor((this.time.now() - START) / (7 * DAY_MS));
    if (week < this.#week || this.#chance() > 0.1) return 'works';
    this.#week = week + 1;
    const fate = CRASHES[this.#chance() < 0.5 ? 0 : 1];
    this.crashes.push(fate);
    return fate;
  }
}

/** By the zone of the settings: two of them are mailboxes of one user. */
function userOf(identifier: string): DigestOwner {
  return identifier === 'America/New_York'
    ? { issuer: 'https://issuer', identifier: 'Europe/Berlin', account: 'work' }
    : { issuer: 'https://issuer', identifier };
}
