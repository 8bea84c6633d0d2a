import type { StackEvents } from '../../events/stack-events.ts';

/** One request to a stand-in, or one firing of a schedule. Names and outcomes only, never a value. */
export type LoggedCall = {
  time: string;
  service: string;
  operation: string;
  resource: string;
  /** `ok` or AWS's error code. */
  outcome: string;
};

const KEPT = 1_000;
/** Of what a request calls an operation or a resource: no ARN or URL of a queue is longer. */
const LONGEST_NAME = 256;

/** What was asked of the AWS stand-ins, for tests and people to look at. */
export class CallLog {
  private readonly events: StackEvents;
  private calls: LoggedCall[] = [];
  private counts: Record<string, number> = {};

  constructor(events: StackEvents) {
    this.events = events;
  }

  /** `functionName`: who called, where it is known. */
  add(service: string, asked: string, about: string, outcome: string, functionName?: string): void {
    const [operation, resource] = [asked.slice(0, LONGEST_NAME), about.slice(0, LONGEST_NAME)];
    this.calls.push({ time: new Date().toISOString(), service, operation, resource, outcome });
    this.events.record(service, operation, { resource, outcome, function: functionName });
    if (this.calls.length > KEPT) this.calls.shift();
    const key = `${service}.${operation}`;
    // Operations that there are not have names without end.
    if (key in this.counts || Object.keys(this.counts).length < KEPT) {
      this.counts[key] = (this.counts[key] ?? 0) + 1;
    }
  }

  /** Counts since the start or the last reset, and the last 1,000 calls. */
  read(): { counts: Record<string, number>; calls: LoggedCall[] } {
    return { counts: { ...this.counts }, calls: [...this.calls] };
  }

  reset(): void {
    this.calls = [];
    this.counts = {};
  }
}
