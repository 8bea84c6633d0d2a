/** The time by which schedules fire. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once it is that time, at once when it has passed. @returns how to call it off */
  at(time: number, callback: () => void): () => void;
};

/** Node's timers turn a longer wait into none. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  at(time, callback) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = time - Date.now();
      timer = left > 0 ? setTimeout(wait, Math.min(left, LONGEST_WAIT_MS)) : setTimeout(callback, 0);
    };
    wait();
    return () => clearTimeout(timer);
  },
};
