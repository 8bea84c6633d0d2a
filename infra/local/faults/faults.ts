import { setTimeout as sleep } from 'node:timers/promises';
import { ArmedRules, type RuleScope } from './armed-rules.ts';
import type { CallPoint } from './call-point.ts';
import type { FaultRule } from './fault-rule.ts';
import { ENTRY, FIRING, isOfProcess } from './rule-constraints.ts';

/** The functions' processes, which rules can kill and freeze. */
export type Processes = {
  has(functionName: string): boolean;
  /** Signals one process by its number; without a number, all busy ones of the function. */
  signal(
    action: 'kill' | 'freeze',
    functionName: string,
    options: { processNumber?: number | undefined; ms?: number | undefined },
  ): void;
};

/** The connections between the functions and the simulator. */
export type Network = {
  /** Applies the rule to the open connections. Returns how many there are. */
  apply(rule: FaultRule): number;
};

/** Receives each fault that fires: names and numbers only. */
export type FaultRecorder = {
  record(source: 'fault', action: FaultRule['do'], details: Record<string, unknown>): void;
};

/** A rule that nothing in this stack can carry out; the message is for the caller. */
export class RuleRefused extends Error {
  override readonly name = 'RuleRefused';
}

/** Injects faults into the calls of the stack by the rules that are armed: see docs/local/faults.md. */
export class Faults {
  readonly rules = new ArmedRules();
  readonly #recorder: FaultRecorder;
  #processes: Processes | undefined;
  #network: Network | undefined;

  constructor(recorder: FaultRecorder) {
    this.#recorder = recorder;
  }

  /** Processes start after the services that they call, so they register later. */
  useProcesses(processes: Processes): void {
    this.#processes = processes;
  }

  useNetwork(network: Network): void {
    this.#network = network;
  }

  isClear(): boolean {
    return this.rules.list().length === 0;
  }

  /**
   * Arms a rule. At `network` it also applies to the open connections; `pass` disarms the rules there.
   * @throws RuleRefused if the stack has no such function, no functions, or no network
   */
  arm(rule: FaultRule): { changed?: number } {
    if (rule.function !== undefined && !this.#processes?.has(rule.function)) {
      throw new RuleRefused(`function: there is no ${rule.function}`);
    }
    if (rule.at !== 'network') {
      this.rules.arm(rule);
      return {};
    }
    if (!this.#network) throw new RuleRefused('network: there is no network proxy');
    if (rule.on !== 'open') {
      if (rule.do === 'pass') this.rules.clear({ service: 'network' });
      else this.rules.arm(rule);
    }
    return { changed: rule.on === 'new' ? 0 : this.#network.apply(rule) };
  }

  /** Disarms rules; without a scope every rule, and heals the network. */
  clear(scope: RuleScope = {}): void {
    this.rules.clear(scope);
    if (Object.keys(scope).length === 0) {
      this.#network?.apply({ at: 'network', when: 'before', do: 'pass', on: 'open' });
    }
  }

  /** Fires the rule that is due for a call: waits, kills or freezes. Returns the rule if it replaces the response. */
  async inject(
    point: CallPoint,
    when: FaultRule['when'],
    closing?: AbortSignal,
  ): Promise<FaultRule | undefined> {
    const rule = this.rules.fire(point, when);
    if (rule === undefined) return undefined;
    const { functionName = rule.function, processNumber } = point;
    this.#record(rule, { ...point, functionName });
    if (isOfProcess(rule)) {
      const action = rule.do === 'kill' ? 'kill' : 'freeze';
      if (functionName) this.#processes?.signal(action, functionName, { processNumber, ms: rule.ms });
      // A killed caller gets no response. Where the caller is not identified, the call goes on.
      return action === 'kill' && processNumber !== undefined ? rule : undefined;
    }
    if (rule.ms !== undefined) await sleep(rule.ms, undefined, { signal: closing }).catch(() => {});
    return rule.do === 'delay' ? undefined : rule;
  }

  /** Fires the rule that is due for a firing of Scheduler, which fails with that code. Only its own rules match. */
  refuseFiring(): { code: string } | undefined {
    return this.#refuse(FIRING);
  }

  /** Fires the rule that is due for an event, which EventBridge does not accept with that code. */
  refuseEntry(): { code: string } | undefined {
    return this.#refuse(ENTRY);
  }

  #refuse(own: typeof FIRING | typeof ENTRY): { code: string } | undefined {
    const [service = '', operation = ''] = own.split('.');
    const point = { service, operation };
    if (!this.rules.list().some(({ at }) => at === own)) return undefined;
    const rule = this.rules.fire(point, 'before');
    if (rule === undefined) return undefined;
    this.#record(rule, point);
    return { code: rule.code ?? 'InternalServerError' };
  }

  #record({ do: action, when, status, code, toolErrorCode }: FaultRule, point: CallPoint): void {
    const { service, operation, functionName, identifier, tool } = point;
    this.#recorder.record('fault', action, {
      call: `${service}.${operation}`,
      when,
      function: functionName,
      identifier,
      tool,
      status,
      code,
      toolErrorCode,
    });
  }
}
