import type { QueueMessage } from '../../../functions/offboard/dead-letters/queue-api.ts';
import { offboard } from '../../../functions/offboard/offboard.ts';
import type { OffboardDeps } from '../../../functions/offboard/offboard-deps.ts';
import { userItemsIn } from '../../../functions/offboard/places/user-items.ts';
import { labelsIn } from '../../../shared/state/accounts/labels.ts';
import { executionsIn } from '../../../shared/state/executions/executions.ts';
import { flowsIn } from '../../../shared/state/flows.ts';
import { offboardingRunsIn } from '../../../shared/state/offboarding/offboarding-runs.ts';
import { offboardingStartsIn } from '../../../shared/state/offboarding/offboarding-starts.ts';
import { queueTurnsIn } from '../../../shared/state/offboarding/queue-turns.ts';
import { trailsIn } from '../../../shared/state/offboarding/trails.ts';
import type { Table } from '../../../shared/state/table.ts';
import { type DigestOwner, ownerHash, type User, userHash } from '../../../shared/state/user-key.ts';

/** The process was killed at a call. */
export class Killed extends Error {}

/** At which call a process dies, counted from 0, and whether the call still has its effect. */
export type Death = { call: number; when: 'before' | 'after' };

/** SQS's count of hidden messages is up to a minute late. */
const COUNT_LATE_MS = 60_000;

/** Everything that an offboarding reaches, with Scalekit, Scheduler, SQS and KMS in memory, and a clock of its own. */
export class OffboardingBed {
  readonly table: Table;
  readonly user: User;
  now = Date.parse('2026-11-29T22:00:00Z');
  readonly accounts = new Map<string, { id: string; identifier: string; of: string }>();
  readonly schedules = new Set<string>();
  messages: QueueMessage[] = [];
  readonly hidden = new Set<string>();
  /** When each message was last hidden by a look. */
  private readonly hiddenAt = new Map<string, number>();
  readonly signed: string[] = [];
  readonly calls: string[] = [];
  /** Happens at each step of a wait. */
  whileWaiting: () => unknown = () => undefined;
  /** Happens after the last look, before the offboarding ends. */
  whileSigning: () => unknown = () => undefined;
  private death: Death | undefined;
  private isDead = false;
  private runs = 0;
  private links = 0;

  constructor(table: Table, user: User) {
    this.table = table;
    this.user = user;
  }

  /** Stores something of every kind that this layer can, also for the label. */
  async plant(user: User, label: string): Promise<void> {
    const { table } = this;
    const clock = () => this.now;
    const flow = { ...user, connection: 'gmail', expiresAt: Math.floor(this.now / 1_000) + 600 };
    await labelsIn(table).add(user, label);
    await flowsIn(table).start(`state-of-${user.identifier}`, flow, this.now);
    await trailsIn(table, clock).leave(
      user,
      [`EVENT#of-${user.identifier}`, `EVENT-ORDER#ca-${user.identifier}`],
      1,
    );
    for (const pk of [`EVENT#of-${user.identifier}`, `EVENT-ORDER#ca-${user.identifier}`])
      await table.put({ Item: { pk, sk: pk.slice(0, pk.indexOf('#')), of: user.identifier } });
    const write = { requestHash: 'h', tool: 'gmail_send_message', connection: 'gmail' };
    await executionsIn(table, clock).claim({ user, key: 'key-1' }, write, 'owner');
    this.link(user, undefined);
    this.link(user, label);
    for (const account of [undefined, label]) this.schedules.add(ownerHash({ ...user, account }));
    const body = JSON.stringify({ requestPayload: { ...user, scheduledTime: 'then' } });
    this.messages.push({ id: `message-${user.identifier}`, body, receipt: `receipt-${user.identifier}` });
  }

  link(user: User, account: string | undefined): void {
    const identifier = account === undefined ? user.identifier : ownerHash({ ...user, account });
    this.links += 1;
    const id = `ca_${this.links}`;
    this.accounts.set(id, { id, identifier, of: user.identifier });
  }

  start(): Promise<unknown> {
    return offboardingStartsIn(this.table).start(this.user, { id: 'o1', instead: undefined, at: this.now });
  }

  /** One run of the job, which may die. @returns whether it ended the offboarding */
  async run(death?: Death): Promise<boolean> {
    Object.assign(this, { death, isDead: false });
    this.calls.length = 0;
    this.runs += 1;
    const deps = this.deps();
    const held = await deps.runs.claim(userHash(this.user), `event-${this.runs}.run`);
    if (held === undefined) return false;
    const scope = { user: held.user, requestId: 'run', deadline: this.now + 900_000 };
    await offboard(held, scope, deps);
    return true;
  }

  private deps(): OffboardDeps {
    const { table } = this;
    const clock = () => this.now;
    const runs = offboardingRunsIn(table, clock);
    const items = userItemsIn(table);
    return {
      runs: this.gate('runs', runs),
      items: {
        ...this.gate('items', { remove: items.remove, removeTrailed: items.removeTrailed }),
        list: items.list,
      },
      everyAccount: this.gate('accounts', {
        list: async ({ user }, account) => {
          const identifier = account === undefined ? user.identifier : ownerHash({ ...user, account });
          return [...this.accounts.values()]
            .filter((each) => each.identifier === identifier)
            .map(({ id }) => id);
        },
        remove: async (id) => void this.accounts.delete(id),
      } satisfies OffboardDeps['everyAccount']),
      schedules: this.gate('schedules', {
        find: async (owner: DigestOwner) =>
          this.schedules.has(ownerHash(owner)) ? ownerHash(owner) : undefined,
        remove: async (owner: DigestOwner) => void this.schedules.delete(ownerHash(owner)),
      }),
      queue: this.gate('queue', {
        receive: async () => {
          const found = this.messages.filter(({ id }) => !this.hidden.has(id)).slice(0, 10);
          for (const { id } of found) {
            this.hidden.add(id);
            this.hiddenAt.set(id, this.now);
          }
          return found;
        },
        countHidden: async () => {
          const late = [...this.hiddenAt].filter(([, at]) => this.now - at < COUNT_LATE_MS);
          const hidden = this.messages.map(({ id }) => id).filter((id) => this.hidden.has(id));
          return new Set([...hidden, ...late.map(([id]) => id)]).size;
        },
        remove: async (receipt: string) => {
          this.messages = this.messages.filter((each) => each.receipt !== receipt);
        },
        show: async (receipt: string) => {
          for (const { id, receipt: its } of this.messages) if (its === receipt) this.hidden.delete(id);
        },
      }),
      turns: this.gate('turns', queueTurnsIn(table, clock)),
      signer: this.gate('signer', {
        sign: async (statement: string) => {
          this.signed.push(statement);
          await this.whileSigning();
          return {
            statement,
            keyId: 'key',
            algorithm: 'ECDSA_SHA_256' as const,
            signature: `s${this.signed.length}`,
          };
        },
      }),
      now: clock,
      sleep: async (ms) => {
        // Fewer steps than the job's own, each still shorter than the lease.
        this.now += 25 * ms;
        await this.whileWaiting();
      },
    };
  }

  /** Counts each call of a port, and kills the process at one of them. A dead process makes no further call. */
  private gate<Port extends object>(name: string, port: Port): Port {
    const gated = Object.entries(port).map(([method, call]) => [
      method,
      async (...given: unknown[]) => {
        if (this.isDead) throw new Killed();
        const index = this.calls.push(`${name}.${method}`) - 1;
        const dies = this.death?.call === index;
        if (dies && this.death?.when === 'before') this.die();
        const result = await (call as (...its: unknown[]) => Promise<unknown>)(...given);
        if (dies) this.die();
        return result;
      },
    ]);
    return Object.fromEntries(gated) as Port;
  }

  private die(): never {
    this.isDead = true;
    throw new Killed();
  }
}
