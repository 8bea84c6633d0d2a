/** The time by which schedules fire and events age. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back at that time, soon if it has passed. Returns a function that cancels the call. */
  at(time: number, callback: () => void): () => void;
};
