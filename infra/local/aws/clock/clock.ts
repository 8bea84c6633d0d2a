/** The time by which schedules fire. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once it is that time, soon when it has passed. @returns how to call it off */
  at(time: number, callback: () => void): () => void;
};
