/** An event that a bus accepted, as a rule's target receives it. */
export type BusEvent = {
  id: string;
  /** ISO 8601, to the second. */
  time: string;
  source: string;
  detailType: string;
  detail: unknown;
};

/** The name and ARN of a bus of the template. */
export type BusSettings = { name: string; arn: string };

const KEPT = 10_000;

/** An event bus in memory. Its rules are the consumers': tests and users read what it accepted. */
export class Bus {
  readonly settings: BusSettings;
  private accepted: BusEvent[] = [];

  constructor(settings: BusSettings) {
    this.settings = settings;
  }

  add(event: BusEvent): void {
    this.accepted.push(event);
    if (this.accepted.length > KEPT) this.accepted.shift();
  }

  events(): readonly BusEvent[] {
    return this.accepted;
  }

  clear(): void {
    this.accepted = [];
  }
}
