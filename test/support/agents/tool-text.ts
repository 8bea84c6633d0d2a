/**
 * The text of a tool result, out of what a framework shows to its model: the text itself, or a JSON form of the result
 * around it. `""` when there is none.
 */
export function toolText(received: string): string {
  const value = parsed(received);
  return typeof value === 'object' && value !== null ? textsIn(value).join('\n') || received : received;
}

/** The texts of all content parts, at any depth. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  if (type === 'text' && typeof text === 'string') return [text];
  return Object.values(value).flatMap(textsIn);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
