/** An operator's mistake, worded for the operator; never an internal error. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs a command. A CommandError prints its message alone, an internal error its stack trace; both exit with `exitCode`. */
export async function runCommand(command: () => Promise<void>, exitCode = 1): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`onbehalf: ${describeError(error)}\n`);
    process.exitCode = exitCode;
  }
}

function describeError(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  return error instanceof Error ? String(error.stack) : String(error);
}
