/** Go's names of the signals, as Lambda's supervisor is written in Go: https://pkg.go.dev/syscall#Signal.String */
const SIGNALS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

/** Describes how a process ended; undefined for exit code 0. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string | undefined {
  if (signal) return `signal: ${SIGNALS[signal] ?? signal}`;
  return code === 0 ? undefined : `exit status ${code}`;
}

/** The supervisor's message: https://github.com/aws/aws-lambda-runtime-interface-emulator (lambda/rapid). */
export function exitMessage(reason: string | undefined): string {
  return reason ? `Runtime exited with error: ${reason}` : 'Runtime exited without providing a reason';
}
