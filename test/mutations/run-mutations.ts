import { Copy } from './copy.ts';
import type { Mutation } from './mutation.ts';
import { isDetected, passes } from './report.ts';

const WORKERS = 2;

/**
 * Plants each mutation in a copy of the checkout and prints whether the test that it names fails.
 * @returns the number that no test detected
 */
export async function runMutations(mutations: readonly Mutation[]): Promise<number> {
  using first = new Copy();
  const { results, output } = await first.run(
    [...new Set(mutations.map(({ test }) => test))],
    mutations.map(({ name }) => name),
  );
  const [sound, unsound] = [
    mutations.filter((mutation) => passes(mutation, results)),
    mutations.filter((mutation) => !passes(mutation, results)),
  ];
  if (unsound.length > 0) process.stdout.write(`${output}\n`);
  for (const mutation of unsound)
    print('UNUSABLE', mutation, ': this test does not pass without the mutation');

  // The tests of one file follow each other, so that the worker with the slow ones is not the last.
  const queue = sound.toSorted((one, other) => other.test.localeCompare(one.test));
  using second = new Copy();
  const missed = await Promise.all([first, second].slice(0, WORKERS).map((copy) => work(copy, queue)));
  return unsound.length + missed.reduce((sum, count) => sum + count, 0);
}

async function work(copy: Copy, queue: Mutation[]): Promise<number> {
  let missed = 0;
  for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
    const { results, output } = await copy.test(mutation);
    const found = isDetected(results);
    print(found ? 'detected' : 'MISSED  ', mutation, '');
    if (found) continue;
    missed += 1;
    process.stdout.write(`${output}\n`);
  }
  return missed;
}

function print(verdict: string, { behaviour, test, name }: Mutation, remark: string): void {
  process.stdout.write(`${verdict}  ${behaviour} (${test} › ${name}${remark})\n`);
}
