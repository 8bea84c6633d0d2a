import { setTimeout as sleep } from 'node:timers/promises';
import type { StackEvents } from '../events/stack-events.ts';
import type { CallPoint } from './call-point.ts';
import { type FaultRule, FaultRules, isOfProcess } from './fault-rules.ts';

/** Ends or stops processes of a function: one by its number, or without one all that are busy. */
export type StrikeProcesses = (
  action: 'kill' | 'freeze',
  functionName: string,
  options: { processNumber?: number | undefined; ms?: number | undefined },
) => number;

/** What goes wrong with the stack's services when asked to: see docs/local/faults.md. */
export class Faults {
  readonly rules = new FaultRules();
  readonly events: StackEvents;
  #strikeProcesses: StrikeProcesses = () => 0;

  constructor(events: StackEvents) {
    this.events = events;
  }

  /** The processes come into being after the services that they call. */
  useProcesses(strike: StrikeProcesses): void {
    this.#strikeProcesses = strike;
  }

  isClear(): boolean {
    return this.rules.list().length === 0;
  }

  onClear(release: () => void): void {
    this.rules.onClear(release);
  }

  /**
   * Meets what is armed for a call: waits, kills or freezes by itself.
   * @returns the fault that is to take the place of the answer, if there is one
   */
  async meet(point: CallPoint, when: FaultRule['when']): Promise<FaultRule | undefined> {
    const fault = this.rules.take(point, when);
    if (fault === undefined) return undefined;
    const { functionName = fault.function, processNumber } = point;
    this.events.record('fault', fault.do, {
      call: `${point.service}.${point.operation}`,
      when,
      function: functionName,
    });
    if (fault.do === 'delay') await sleep(fault.ms);
    if (isOfProcess(fault) && functionName !== undefined) {
      const action = fault.do === 'kill' ? 'kill' : 'freeze';
      this.#strikeProcesses(action, functionName, { processNumber, ms: fault.ms });
    }
    const isCallerGone = fault.do === 'kill' && processNumber !== undefined;
    return fault.do === 'delay' || (isOfProcess(fault) && !isCallerGone) ? undefined : fault;
  }
}
