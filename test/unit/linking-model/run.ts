import { AppError } from '../../../shared/errors/app-error.ts';

/** The fate of one call: it works; it works and its reply is lost; it fails; the process dies before or after it. */
export const fates = ['works', 'loses its reply', 'fails', 'dies before', 'dies after'] as const;
export type Fate = (typeof fates)[number];

/** One run of a function. It stops at every call until `step` decides the fate of the call. */
export class Run<Result = unknown> {
  readonly startedAt: number;
  readonly #outcome: Promise<void>;
  #waiting: ((fate: Fate) => void) | undefined;
  #isOver = false;
  /** The result or the error of a finished run; neither if it died. */
  result: Result | undefined;
  error: AppError | undefined;
  /** Resolves the wait for the run's next stop. */
  #settled: (() => void) | undefined;

  constructor(now: number, work: (gate: Gate) => Promise<Result>) {
    this.startedAt = now;
    this.#outcome = work((call) => this.#pass(call)).then(
      (result) => {
        this.result = result;
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

  /** Executes the next call with a fate, up to the run's next stop. */
  async step(fate: Fate): Promise<void> {
    await this.#untilStopped();
    const go = this.#waiting;
    this.#waiting = undefined;
    go?.(fate);
    await this.#untilStopped();
  }

  /** Ends the process: none of its work continues. */
  die(): void {
    this.#waiting = undefined;
    this.#end();
  }

  async finish(): Promise<void> {
    while (!this.#isOver) await this.step('works');
  }

  async #untilStopped(): Promise<void> {
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
      const value = await call();
      if (fate === 'loses its reply') throw new AppError('upstream-unavailable');
      return fate === 'dies after' ? this.#never() : value;
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
