/** An error for the log: kinds, codes and places, without a single message. */
export type Trace = { name: string; code?: string | number; frames: string[]; cause?: Trace };

const MAX_FRAMES = 8;
const MAX_CAUSES = 4;

/**
 * Error messages of SDKs, parsers and providers quote what they choked on: tokens, mail, bodies. So the log
 * gets the name, the code and the stack frames, which say where to look.
 */
export function traceOf(thrown: unknown, depth = 0): Trace | undefined {
  if (thrown === undefined || depth > MAX_CAUSES) return undefined;
  if (!(thrown instanceof Error)) return { name: typeof thrown, frames: [] };
  const code = 'code' in thrown ? thrown.code : undefined;
  const cause = traceOf(thrown.cause, depth + 1);
  return {
    name: thrown.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    frames: framesOf(thrown),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The stack begins with the message, which may hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n');
  return frames
    .filter((line) => /^\s+at (?:[\w$.<># [\]]+ \()?(?:file:\/\/|node:|\/)\S+:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, MAX_FRAMES);
}
