type CommandLine = { names: string[]; options: string[] };

/** Splits the arguments into names and, from the first option on, vitest's options. */
function splitArguments(given: readonly string[]): CommandLine {
  const first = given.findIndex((argument) => argument.startsWith('-'));
  const end = first === -1 ? given.length : first;
  return { names: given.slice(0, end), options: given.slice(end) };
}

/** Runs a test command with its arguments. An error is printed as one line, with exit code 1. */
export async function commandLine(command: string, run: (line: CommandLine) => Promise<void>): Promise<void> {
  try {
    await run(splitArguments(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${command}: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
