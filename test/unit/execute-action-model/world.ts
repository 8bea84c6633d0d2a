import type { Scheduler } from 'fast-check';
import { findExecution } from '../../../functions/execute-action/execution.ts';
import { runAction } from '../../../functions/execute-action/run-action.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../../shared/state/executions.ts';
import { fakeExecutions, heldUnder } from '../../support/state/fake-executions.ts';
import { type Parts, type Planted, plants } from './mutations.ts';
import { type Call, callOf, type Luck, Process } from './process.ts';
import { failureTold, resultTold, statusTold } from './responses.ts';

/** Nothing is frozen, or on its way, longer than this. */
const LONGEST_SECONDS = 3_600;
/** How often others may come before a slow call. */
const SLOW_TURNS = 8;
const user = { issuer: 'https://issuer', identifier: 'ada' };

/** An effect at the provider. */
export type Effect = { process: Process; executionId: string; takenAt: number };

/** The function's processes, the table and the provider, with a clock; every call waits until the scheduler picks it. */
export class World {
  now = Date.parse('2026-11-22T08:00:00Z');
  readonly processes: Process[] = [];
  readonly effects: Effect[] = [];
  /** Processes whose late copy of a put left a record that nobody asked for any more. */
  readonly haunted = new Set<string>();
  readonly #scheduler: Scheduler;
  readonly #planted: Planted | undefined;
  readonly #table: ReturnType<typeof fakeExecutions>;
  /** The clock of whoever sent what arrives now. */
  #sentAt = 0;
  #count = 0;

  constructor(scheduler: Scheduler, planted?: Planted) {
    this.#scheduler = scheduler;
    this.#planted = planted;
    this.#table = fakeExecutions(() => this.#sentAt);
  }

  recordOf(key: string) {
    return this.#table.held.get(heldUnder({ user, key }));
  }

  send(key: string, payload: number, luck: Luck): Process {
    const process = this.#start({ asks: 'send', key, payload, luck });
    const { executions, tools, now } = this.#parts(process);
    const request = { mayWrite: true, call: callOf(payload), idempotencyKey: key };
    const scope = { user, requestId: process.name, deadline: this.now + 25_000 };
    const answer = runAction(request, scope, { scalekit: { tools }, executions, now });
    this.#follow(process, answer.then(resultTold));
    return process;
  }

  ask(key: string, luck: Luck): Process {
    const process = this.#start({ asks: 'ask', key, payload: 0, luck });
    const { executions, now } = this.#parts(process);
    this.#follow(process, findExecution(key, { user }, { executions, now }).then(statusTold));
    return process;
  }

  /** Time passes. What has run as long as a function may is ended, unless it is frozen. */
  tick(seconds: number): void {
    this.now += seconds * 1_000;
    for (const process of this.processes) {
      const age = (this.now - process.startedAt) / 1_000;
      const isLate = age >= LAMBDA_TIMEOUT_SECONDS && !process.luck.outlives;
      if (!process.isOver && (isLate || age > LONGEST_SECONDS)) process.isDead = true;
    }
  }

  /** Lets one thing happen, whichever the scheduler picks, and all that follows from it. */
  async step(): Promise<void> {
    this.#count += 1;
    await this.#scheduler.waitOne();
    await new Promise(setImmediate);
  }

  /** Until nothing is under way. */
  async drain(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#scheduler.count() > 0) await this.step();
  }

  #start(request: Pick<Process, 'asks' | 'key' | 'payload' | 'luck'>): Process {
    const name = `${request.asks}-${this.processes.length}`;
    const process = new Process({ ...request, name }, this.#moment());
    this.processes.push(process);
    return process;
  }

  #moment() {
    return { now: this.now, count: this.#count };
  }

  #follow(process: Process, told: Promise<Process['told']>): void {
    told
      .catch((error: unknown) => failureTold(error, process))
      .then((answer) => answer && process.end(answer, this.#moment()))
      .catch((error: unknown) => process.end({ kind: 'unexpected', what: String(error) }, this.#moment()));
  }

  /** What a process calls: the table and the provider, with what the test planted, behind the scheduler. */
  #parts(process: Process): Parts {
    const sound = { executions: this.#watched(process), tools: this.#tools(process), now: () => this.now };
    const plant = this.#planted && plants[this.#planted];
    const { executions, tools, now } = plant?.(sound, process, this.#table.held) ?? sound;
    const at = <Given extends unknown[], T>(call: Call, work: (...given: Given) => Promise<T>) => {
      return (...given: Given) => this.#call(process, call, () => work(...given));
    };
    return {
      now,
      executions: {
        claim: at('claim', executions.claim),
        find: at('find', executions.find),
        finish: at('finish', executions.finish),
        giveUp: at('giveUp', executions.giveUp),
        release: at('release', executions.release),
      },
      tools: { ...tools, prepare: at('prepare', tools.prepare), write: at('write', tools.write) },
    };
  }

  /** One call: its request is under way, then its reply; a dead process goes on with neither. */
  async #call<T>(process: Process, call: Call, work: () => Promise<T>): Promise<T> {
    const { name } = process;
    const fate = process.meet(call);
    const sentAt = this.now;
    const arrive = () => {
      this.#sentAt = sentAt;
      return work();
    };
    for (let turn = 0; turn < (fate === 'is slow' ? SLOW_TURNS : 1); turn += 1) {
      await this.#scheduler.schedule(Promise.resolve(), `${name}: ${call}`);
    }
    const isLost = process.isDead && (!process.luck.arrives || this.now - sentAt > LONGEST_SECONDS * 1_000);
    if (isLost) return new Promise(() => undefined);
    const reply = fate === 'fails' ? Promise.reject(new AppError('upstream-unavailable')) : arrive();
    const last = fate === 'is repeated' ? reply.then(arrive) : reply;
    if (fate === 'comes twice' && call !== 'find') this.#comesLate(process, call, sentAt, arrive);
    const settled = await Promise.allSettled([last]);
    await this.#scheduler.schedule(Promise.resolve(), `${name}: reply to ${call}`);
    if (process.isDead) return new Promise(() => undefined);
    if (fate === 'loses its reply') throw new AppError('upstream-unavailable');
    return settled[0].status === 'fulfilled' ? settled[0].value : Promise.reject(settled[0].reason);
  }

  /** The first attempt of a call that the SDK repeated was only slow. */
  #comesLate(process: Process, call: Call, sentAt: number, arrive: () => Promise<unknown>): void {
    void this.#scheduler.schedule(Promise.resolve(), `${process.name}: ${call} once more`).then(async () => {
      if (this.now - sentAt > LONGEST_SECONDS * 1_000) return;
      const before = this.recordOf(process.key)?.owner;
      await arrive().catch(() => undefined);
      const after = this.recordOf(process.key)?.owner;
      if (before !== after && after === process.name) this.haunted.add(process.name);
    });
  }

  /** The table, which tells the process what it saw there. */
  #watched(process: Process): Executions {
    const { executions } = this.#table;
    return {
      ...executions,
      claim: async (...given) => {
        const isClaimed = await executions.claim(...given);
        if (isClaimed) process.takenAt ??= this.#sentAt;
        return isClaimed;
      },
      find: async (...given) => {
        const record = await executions.find(...given);
        process.saw = record && this.recordOf(process.key);
        return record;
      },
    };
  }

  #tools(process: Process): Tools {
    return {
      definitions: async () => [],
      definition: async () => undefined,
      prepare: async () => undefined,
      read: () => Promise.reject(new Error('Nothing here reads.')),
      write: async () => this.#write(process),
    };
  }

  #write(process: Process): ToolRun {
    const { ending } = process.luck;
    const executionId = `ex-${this.effects.length}-${process.name}`;
    const facts = { connection: 'gmail', executionId };
    if (ending === 'done' || ending === 'unknown with effect') {
      this.effects.push({ process, executionId, takenAt: process.takenAt ?? this.now });
    }
    switch (ending) {
      case 'done':
        return { outcome: 'done', data: { id: executionId }, executionId };
      case 'failed':
        return { outcome: 'failed', error: new AppError('provider-error', facts) };
      case 'unknown with effect':
      case 'unknown without effect':
        return { outcome: 'unknown', error: new AppError('outcome-unknown') };
      default:
        return { outcome: 'not-run', error: new AppError(ending, { connection: 'gmail' }) };
    }
  }
}
