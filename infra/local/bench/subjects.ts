/** A subject of `npm run bench`. */
export type Subject = {
  /** The argument that runs it alone, and its key in the JSON of a whole run. */
  name: string;
  /** Its script, in a process of its own: the local stack must not import the tests. It accepts `--json FILE`. */
  script: string;
  /** Whether `npm run bench` without a subject runs it, too. All of them together take at most 8 minutes. */
  whole: boolean;
};

/** Every subject, in the order of a whole run. */
export const subjects: readonly Subject[] = [
  { name: 'stack', script: 'infra/local/bench/stack.ts', whole: true },
  { name: 'cold', script: 'test/bench/cold/bench.ts', whole: true },
  { name: 'warm', script: 'test/bench/warm/bench.ts', whole: true },
  { name: 'agents', script: 'test/bench/frameworks/bench.ts', whole: true },
  { name: 'growth', script: 'test/bench/growth/bench.ts', whole: true },
  { name: 'scale', script: 'test/bench/scale/bench.ts', whole: false },
  { name: 'memory', script: 'test/bench/memory/bench.ts', whole: false },
  { name: 'report', script: 'test/bench/report/bench.ts', whole: false },
  { name: 'quality', script: 'test/corpus/quality/bench.ts', whole: false },
];
