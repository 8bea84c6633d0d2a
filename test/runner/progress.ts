import { addTally, type Tally, tallyLine } from './tally.ts';

const EVERY_MS = 15_000;

/** Prints the progress of a run every 15 seconds, if a test file has ended since. */
export function startProgress(files: number): { fileEnded(tally: Tally): void; end(): void } {
  const started = Date.now();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let ended = 0;
  let printed = 0;
  const timer = setInterval(() => {
    if (ended === printed) return;
    printed = ended;
    const seconds = Math.round((Date.now() - started) / 1000);
    const time = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    process.stdout.write(`${time}: ${ended} of ${files} test files have ended: ${tallyLine(sum)}\n`);
  }, EVERY_MS);
  return {
    fileEnded(tally) {
      ended += 1;
      addTally(sum, tally);
    },
    end: () => clearInterval(timer),
  };
}
