import type { Scheduler } from 'fast-check';
import { findExecution } from '../../../shared/actions/find-execution.ts';
import { runAction } from '../../../shared/actions/run-action.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';
import type { Executions } from '../../../shared/state/executions/executions.ts';
import { fakeExecutions, heldUnder } from '../../support/state/fake-executions.ts';
import { type MutationName, mutations, type Parts } from './mutations.ts';
import { type Call, callOf, Process, type Script } from './process.ts';
import { verdictOfError, verdictOfResult, verdictOfStatus } from './verdicts.ts';

/** The longest time that a process is frozen or a request is under way. */
const LONGEST_SECONDS = 3_600;
/** The turns that a slow call waits. */
const SLOW_TURNS = 8;
const user = { issuer: 'https://issuer', identifier: 'ada' };

/** An effect at the provider. */
export type Effect = { process: Process; executionId: string; claimedAt: number };

/** The function's processes, the table, the provider and a clock. Every call waits until the scheduler picks it. */
export class Model {
  now = Date.parse('2026-11-22T08:00:00Z');
  readonly processes: Process[] = [];
  readonly effects: Effect[] = [];
  /** Processes whose record was restored by a late copy of their claim. */
  readonly resurrected = new Set<string>();
  readonly #scheduler: Scheduler;
  readonly #mutation: MutationName | undefined;
  readonly #table: ReturnType<typeof fakeExecutions>;
  /** The clock of the sender at the time of sending. */
  #sentAt = 0;
  #count = 0;

  constructor(scheduler: Scheduler, mutation?: MutationName) {
    this.#scheduler = scheduler;
    this.#mutation = mutation;
    this.#table = fakeExecutions(() => this.#sentAt);
  }

  recordOf(key: string) {
    return this.#table.held.get(heldUnder({ user, key }));
  }

  send(key: string, payload: number, script: Script): Process {
    const process = this.#start({ asks: 'send', key, payload, script });
    const { executions, tools, now } = this.#parts(process);
    const request = { mayWrite: true, call: callOf(payload), idempotencyKey: key };
    const scope = { user, requestId: process.name, deadline: this.now + 25_000 };
    const response = runAction(request, scope, { scalekit: { tools }, executions, log: { error() {} }, now });
    this.#settle(process, response.then(verdictOfResult));
    return process;
  }

  ask(key: string, script: Script): Process {
    const process = this.#start({ asks: 'ask', key, payload: 0, script });
    const { executions, now } = this.#parts(process);
    this.#settle(process, findExecution(key, { user }, { executions, now }).then(verdictOfStatus));
    return process;
  }

  /** Lets time pass. A process at the function's time limit ends, unless it is frozen. */
  tick(seconds: number): void {
    this.now += seconds * 1_000;
    for (const process of this.processes) {
      const age = (this.now - process.startedAt) / 1_000;
      const isLate = age >= REQUEST_TIMEOUT_SECONDS && !process.script.outlives;
      if (!process.isOver && (isLate || age > LONGEST_SECONDS)) process.isDead = true;
    }
  }

  /** Runs one task, which the scheduler picks, and everything that follows from it. */
  async step(): Promise<void> {
    this.#count += 1;
    await this.#scheduler.waitOne();
    await new Promise(setImmediate);
  }

  /** Runs until no task is left. */
  async drain(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#scheduler.count() > 0) await this.step();
  }

  #start(request: Pick<Process, 'asks' | 'key' | 'payload' | 'script'>): Process {
    const name = `${request.asks}-${this.processes.length}`;
    const process = new Process({ ...request, name }, this.#moment());
    this.processes.push(process);
    return process;
  }

  #moment() {
    return { now: this.now, count: this.#count };
  }

  #settle(process: Process, verdict: Promise<Process['verdict']>): void {
    verdict
      .catch((error: unknown) => verdictOfError(error, process))
      .then((settled) => settled && process.end(settled, this.#moment()))
      .catch((error: unknown) => process.end({ kind: 'unexpected', what: String(error) }, this.#moment()));
  }

  /** The dependencies of a process: table and provider, mutated if the test wants it, behind the scheduler. */
  #parts(process: Process): Parts {
    const intact = { executions: this.#observe(process), tools: this.#tools(process), now: () => this.now };
    const mutate = this.#mutation && mutations[this.#mutation];
    const { executions, tools, now } = mutate?.(intact, process, this.#table.held) ?? intact;
    const at = <Given extends unknown[], T>(call: Call, work: (...given: Given) => Promise<T>) => {
      return (...given: Given) => this.#call(process, call, () => work(...given));
    };
    return {
      now,
      executions: {
        claim: at('claim', executions.claim),
        find: at('find', executions.find),
        isOfGap: executions.isOfGap,
        finish: at('finish', executions.finish),
        giveUp: at('giveUp', executions.giveUp),
        release: at('release', executions.release),
        recordReplay: at('recordReplay', executions.recordReplay),
      },
      tools: { ...tools, prepare: at('prepare', tools.prepare), write: at('write', tools.write) },
    };
  }

  /** One call: first its request is under way, then its reply. A dead process continues with neither. */
  async #call<T>(process: Process, call: Call, work: () => Promise<T>): Promise<T> {
    const { name } = process;
    const fate = process.nextFate(call);
    const sentAt = this.now;
    const arrive = () => {
      this.#sentAt = sentAt;
      return work();
    };
    for (let turn = 0; turn < (fate === 'is slow' ? SLOW_TURNS : 1); turn += 1) {
      await this.#scheduler.schedule(Promise.resolve(), `${name}: ${call}`);
    }
    const isLost = process.isDead && (!process.script.arrives || this.now - sentAt > LONGEST_SECONDS * 1_000);
    if (isLost) return new Promise(() => undefined);
    const reply = fate === 'fails' ? Promise.reject(new AppError('upstream-unavailable')) : arrive();
    const last = fate === 'is repeated' ? reply.then(arrive) : reply;
    if (fate === 'comes twice' && call !== 'find') this.#arriveLate(process, call, sentAt, arrive);
    const settled = await Promise.allSettled([last]);
    await this.#scheduler.schedule(Promise.resolve(), `${name}: reply to ${call}`);
    if (process.isDead) return new Promise(() => undefined);
    if (fate === 'loses its reply') throw new AppError('upstream-unavailable');
    return settled[0].status === 'fulfilled' ? settled[0].value : Promise.reject(settled[0].reason);
  }

  /** The SDK repeated a call whose first attempt was only slow: that attempt arrives late. */
  #arriveLate(process: Process, call: Call, sentAt: number, arrive: () => Promise<unknown>): void {
    void this.#scheduler.schedule(Promise.resolve(), `${process.name}: ${call} once more`).then(async () => {
      if (this.now - sentAt > LONGEST_SECONDS * 1_000) return;
      const before = this.recordOf(process.key)?.owner;
      await arrive().catch(() => undefined);
      const after = this.recordOf(process.key)?.owner;
      if (before !== after && after === process.name) this.resurrected.add(process.name);
    });
  }

  /** The table, which also notes what the process claimed and found. */
  #observe(process: Process): Executions {
    const { executions } = this.#table;
    return {
      ...executions,
      claim: async (...given) => {
        const isClaimed = await executions.claim(...given);
        if (isClaimed) process.claimedAt ??= this.#sentAt;
        return isClaimed;
      },
      find: async (...given) => {
        const record = await executions.find(...given);
        process.lastSeen = record && this.recordOf(process.key);
        return record;
      },
    };
  }

  #tools(process: Process): Tools {
    return {
      definitions: async () => [],
      definition: async () => undefined,
      prepare: async () => undefined,
      read: () => Promise.reject(new Error('The model has no reads.')),
      write: async () => this.#write(process),
    };
  }

  #write(process: Process): ToolRun {
    const { ending } = process.script;
    const executionId = `ex-${this.effects.length}-${process.name}`;
    const facts = { connection: 'gmail', executionId };
    if (ending === 'done' || ending === 'unknown with effect') {
      this.effects.push({ process, executionId, claimedAt: process.claimedAt ?? this.now });
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
