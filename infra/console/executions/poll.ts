const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * Looks until `look` returns a value. Each wait is longer than the one before, up to ten seconds, and a hidden tab
 * waits until it is seen. @throws what `look` throws, and the signal's reason
 */
export async function poll<T>(look: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 1.5, LONGEST_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(wait, signal);
    if (document.visibilityState === 'hidden') await untilSeen(signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

function untilSeen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
