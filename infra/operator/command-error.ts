/** What the operator did wrong, in words for her; not a fault of the program. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Ends the command with the words of a CommandError, or with a stack trace where we are at fault. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isOurs = !(error instanceof CommandError) && error instanceof Error;
    process.stderr.write(
      `onbehalf: ${isOurs ? error.stack : String(error).replace(/^CommandError: /, '')}\n`,
    );
    process.exitCode = 1;
  }
}
