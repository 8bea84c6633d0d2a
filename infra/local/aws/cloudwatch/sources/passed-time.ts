/** No invocation and no request lasts longer than this. */
const LONGEST_MS = 15 * 60_000;

/** How long something took on the stack's clock: the machine's time, and what the clock was moved meanwhile. */
export class PassedTime {
  #moves: { at: number; ms: number }[] = [];

  /** Notes that the clock was moved forward. */
  noteMove(ms: number): void {
    const now = performance.now();
    this.#moves = this.#moves.filter(({ at }) => at > now - LONGEST_MS);
    this.#moves.push({ at: now, ms: Math.max(0, ms) });
  }

  /** Returns how long on the stack's clock something took that has ended now, after so long on the machine's. */
  of(machineMs: number, longestMs: number): number {
    const start = performance.now() - machineMs;
    const moved = this.#moves.reduce((sum, { at, ms }) => (at > start ? sum + ms : sum), 0);
    return Math.min(machineMs + moved, Math.max(machineMs, longestMs));
  }
}
