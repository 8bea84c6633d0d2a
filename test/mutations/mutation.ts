/**
 * A likeness of AWS or Scalekit, and a difference that takes it away: with `find` replaced in `file`, the named
 * test must fail. `npm run likeness` plants them one by one.
 */
export type Difference = {
  /** What the real thing does, in one sentence. */
  likeness: string;
  /** The page that says so. */
  source: string;
  /** The file of the stack on one machine that does the same. */
  file: string;
  /** A piece of that file that occurs in it once. */
  find: string;
  replace: string;
  /** The test file, and (a part of) the full name of the test, that see the difference. */
  test: string;
  name: string;
};
