import { AppError } from '../../../shared/errors/app-error.ts';

/** What becomes of one call: it works; it works and the reply is lost; it fails; the process dies before or after. */
export const fates = ['works', 'loses its reply', 'fails', 'dies before', 'dies after'] as const;
export type Fate = (typeof fates)[number];

/** One run of a function. It stands still at every call that it makes until it is told what becomes of it. */
export class Run<Answer = unknown> {
  readonly startedAt: number;
  readonly #outcome: Promise<void>;
  #waiting: ((fate: Fate) => void) | undefined;
  #isOver = false;
  /** Where it stands, or what it answered; neither once it is dead. */
  answer: Answer | undefined;
  error: AppError | undefined;
  /** Wakes whoever waits for it to stand still. */
  #settled: (() => void) | undefined;

  constructor(now: number, work: (gate: Gate) => Promise<Answer>) {
    this.startedAt = now;
    this.#outcome = work((call) => this.#pass(call)).then(
      (answer) => {
        this.answer = answer;
        this.#end();
      },
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        this.error = error;
        this.#end();
      },
    );
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Lets the next call happen. */
  async step(fate: Fate): Promise<void> {
    await this.#standing();
    const go = this.#waiting;
    this.#waiting = undefined;
    go?.(fate);
    await this.#standing();
  }

  /** The process is gone: nothing of it ever goes on. */
  die(): void {
    this.#waiting = undefined;
    this.#end();
  }

  async finish(): Promise<void> {
    while (!this.#isOver) await this.step('works');
  }

  async #standing(): Promise<void> {
    if (this.#isOver || this.#waiting !== undefined) return;
    await Promise.race([
      this.#outcome,
      new Promise<void>((resolve) => {
        this.#settled = resolve;
      }),
    ]);
  }

  #end(): void {
    this.#isOver = true;
    this.#settled?.();
  }

  async #pass<T>(call: () => Promise<T>): Promise<T> {
    const fate = await new Promise<Fate>((resolve) => {
      this.#waiting = resolve;
      this.#settled?.();
    });
    if (fate === 'fails') throw new AppError('upstream-unavailable');
    if (fate === 'dies before') return this.#never();
    try {
      const answer = await call();
      if (fate === 'loses its reply') throw new AppError('upstream-unavailable');
      return fate === 'dies after' ? this.#never() : answer;
    } catch (error) {
      if (fate === 'dies after') return this.#never();
      throw error;
    }
  }

  #never(): Promise<never> {
    this.die();
    return new Promise(() => {});
  }
}

export type Gate = <T>(call: () => Promise<T>) => Promise<T>;
