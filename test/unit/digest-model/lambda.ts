import { type DigestEvent, digestEvent } from '../../../functions/mail-digest/schema.ts';
import type { DigestModel } from './model.ts';
import type { Run } from './run.ts';
import type { VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 28_000;
const RETRIES_AFTER_MS = [60_000, 120_000];

export type Fired = DigestEvent;

/** Lambda's asynchronous invocations: a run that fails, dies or takes too long is repeated twice, then a dead letter. */
export class Lambda {
  readonly fired: Fired[] = [];
  readonly deadLetters: Fired[] = [];
  readonly runs: Run[] = [];
  readonly #time: VirtualTime;
  readonly #model: DigestModel;

  constructor(time: VirtualTime, model: DigestModel) {
    this.#time = time;
    this.#model = model;
  }

  /** Takes an event, as Scheduler hands it over. */
  accept(input: unknown): void {
    const event = digestEvent.parse(input);
    this.fired.push(event);
    void this.#work(event, this.fired.length);
  }

  async #work(event: Fired, number: number): Promise<void> {
    for (const pause of [0, ...RETRIES_AFTER_MS]) {
      await this.#time.wait(pause);
      if (await this.#isDone(event, `${number}.${pause}`)) return;
    }
    this.deadLetters.push(event);
  }

  async #isDone(event: Fired, id: string): Promise<boolean> {
    const run = this.#model.start(id, event);
    this.runs.push(run);
    const tooLong = Promise.withResolvers<false>();
    // Lambda ends its process; one that is frozen wakes up when nobody counts on it any more.
    const callOff = this.#time.at(this.#time.now() + TIMEOUT_MS, () => tooLong.resolve(false));
    const isDone = await Promise.race([run.ended.then(({ is }) => is === 'ended'), tooLong.promise]);
    callOff();
    return isDone;
  }
}
