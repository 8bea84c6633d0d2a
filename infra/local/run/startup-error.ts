/** The stack could not start, for a reason that its message tells the person who started it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
