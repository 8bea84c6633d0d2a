/** Go's words for the signals, since Lambda's own supervisor is written in it: https://pkg.go.dev/syscall#Signal.String */
const SIGNALS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

/** How a process ended; undefined when it says that all is well. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string | undefined {
  if (signal) return `signal: ${SIGNALS[signal] ?? signal}`;
  return code === 0 ? undefined : `exit status ${code}`;
}

/** The supervisor's words: https://github.com/aws/aws-lambda-runtime-interface-emulator (lambda/rapid). */
export function exitMessage(reason: string | undefined): string {
  return reason ? `Runtime exited with error: ${reason}` : 'Runtime exited without providing a reason';
}
