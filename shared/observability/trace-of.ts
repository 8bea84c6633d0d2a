/** An error for the log: names, codes and stack frames, but no message. */
export type Trace = { name: string; code?: string | number; frames: string[]; cause?: Trace };

const MAX_FRAMES = 8;
const MAX_CAUSES = 4;

/**
 * Reduces an error to what may be logged. Messages of SDKs, parsers and providers quote their input: tokens, mail,
 * bodies.
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

/** The frames after the message, since the message may hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n');
  return frames
    .filter((line) => /^\s+at (?:[\w$.<># [\]]+ \()?(?:file:\/\/|node:|\/)\S+:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, MAX_FRAMES);
}
