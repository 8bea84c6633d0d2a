import type { StackEvents } from '../../events/stack-events.ts';

/** One request to an emulator, or one firing of a schedule: names and outcomes only, never a value. */
export type LoggedCall = {
  time: string;
  service: string;
  operation: string;
  resource: string;
  /** `ok` or AWS's error code. */
  outcome: string;
};

const KEPT = 1_000;
/** Longer names in requests are cut. No ARN or queue URL of the stack is as long. */
const LONGEST_NAME = 256;

/** The calls to the AWS emulators, for tests and users. */
export class CallLog {
  private readonly events: StackEvents;
  private calls: LoggedCall[] = [];
  private counts: Record<string, number> = {};

  constructor(events: StackEvents) {
    this.events = events;
  }

  /** Logs a call, with the function that made it where it is known. */
  add(
    service: string,
    operationName: string,
    resourceName: string,
    outcome: string,
    functionName?: string,
  ): void {
    const [operation, resource] = [operationName.slice(0, LONGEST_NAME), resourceName.slice(0, LONGEST_NAME)];
    this.calls.push({ time: new Date().toISOString(), service, operation, resource, outcome });
    this.events.record(service, operation, { resource, outcome, function: functionName });
    if (this.calls.length > KEPT) this.calls.shift();
    const key = `${service}.${operation}`;
    // The number of unknown operations that requests can name is unlimited.
    if (key in this.counts || Object.keys(this.counts).length < KEPT) {
      this.counts[key] = (this.counts[key] ?? 0) + 1;
    }
  }

  /** Returns the counts since the start or the last reset, and the last 1,000 calls. */
  read(): { counts: Record<string, number>; calls: LoggedCall[] } {
    return { counts: { ...this.counts }, calls: [...this.calls] };
  }

  reset(): void {
    this.calls = [];
    this.counts = {};
  }
}
