/** One behaviour of AWS or Scalekit, and a mutation of the emulator that removes it: the named test must fail. */
export type Mutation = {
  /** What AWS or Scalekit does, in one sentence. */
  behaviour: string;
  /** The page that documents it. */
  source: string;
  /** The emulator's file with the same behaviour. */
  file: string;
  /** A piece of that file that occurs in it once, and its replacement. */
  find: string;
  replace: string;
  /** The test file, and (a part of) the full name of the test that detects the mutation. */
  test: string;
  name: string;
};
