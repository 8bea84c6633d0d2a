import { type DigestEvent, digestEvent } from '../../../functions/mail-digest/schema.ts';
import { LASTS_MS } from '../../support/digest/digest-fakes.ts';
import type { DigestModel } from './model.ts';
import type { Run } from './run.ts';
import type { VirtualTime } from './virtual-time.ts';

const RETRIES_AFTER_MS = [60_000, 120_000];

export type Fired = DigestEvent;

/** Lambda's asynchronous invocations: retries a run that fails, dies or times out twice, then dead-letters its event. */
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

  /** Accepts an event, as Scheduler sends it. */
  accept(input: unknown): void {
    const event = digestEvent.parse(input);
    this.fired.push(event);
    void this.#invoke(event, this.fired.length);
  }

  async #invoke(event: Fired, number: number): Promise<void> {
    for (const pause of [0, ...RETRIES_AFTER_MS]) {
      await this.#time.wait(pause);
      if (await this.#succeeds(event, `${number}.${pause}`)) return;
    }
    this.deadLetters.push(event);
  }

  async #succeeds(event: Fired, id: string): Promise<boolean> {
    const run = this.#model.start(id, event);
    this.runs.push(run);
    const tooLong = Promise.withResolvers<false>();
    // Lambda ends the process; a frozen one wakes up after its result no longer counts.
    const cancel = this.#time.at(this.#time.now() + LASTS_MS, () => tooLong.resolve(false));
    const isDone = await Promise.race([run.ended.then(({ is }) => is === 'ended'), tooLong.promise]);
    cancel();
    return isDone;
  }
}
