/** A fault that is planted in one place of the code: the named test must fail. */
export type Mutation = {
  /** The file that has the place, for a mutation that knows it. */
  file?: string;
  /** A piece of the code that occurs once, and its replacement. */
  find: string;
  replace: string;
  /** The test file, and (a part of) the full name of the test that detects the mutation. */
  test: string;
  name: string;
  /** In one sentence: what a user of the product suffers, or what AWS or Scalekit does. */
  behaviour: string;
};

/** One behaviour of AWS or Scalekit, and a mutation of the emulator that removes it. */
export type ParityMutation = Mutation & {
  /** The page that documents the behaviour. */
  source: string;
  /** The emulator's file with the same behaviour. */
  file: string;
};
