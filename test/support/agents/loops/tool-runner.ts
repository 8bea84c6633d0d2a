import { createHash } from 'node:crypto';
import { type Client, isProblem, type Problem } from '../../../../shared/client/index.ts';

const ROUTE = 'POST /actions/{tool}';
/** Characters of a result that a model is shown; the provider's own result has up to 5 MB. */
const LONGEST = 60_000;

/** The id is the tool call's, as the model's API names it. */
export type Call = { id: string; name: string; input: unknown };
export type Shown = { isError: boolean; text: string };
/** `connections` as `GET /tools?format=…` returns it: by a tool's name, its connection. */
type Options = { connections: Record<string, string>; conversation: string; connectUrl: string };

/** Runs a model's tool calls. What it returns is a text for the model; a refusal is not thrown. */
export function toolRunner(call: Client, { connections, conversation, connectUrl }: Options) {
  return async ({ id, name, input }: Call): Promise<Shown> => {
    const connection = connections[name];
    if (connection === undefined) return { isError: true, text: `There is no tool ${name}.` };
    const body = { connection, input: input as Record<string, unknown> };
    try {
      const result = await call(ROUTE, {
        path: { tool: name },
        body,
        idempotencyKey: keyOf(conversation, id),
      });
      return { isError: false, text: JSON.stringify(result.data).slice(0, LONGEST) };
    } catch (thrown) {
      if (!isProblem(thrown, undefined, ROUTE)) throw thrown;
      const link = `${connectUrl}?connection=${connection}&reconnect=true`;
      return { isError: true, text: sentenceOf(thrown, link) };
    }
  };
}

/** Ids of tool calls repeat between conversations. A read takes a key, too, and does not use it. */
function keyOf(conversation: string, id: string): string {
  const hash = createHash('sha256').update(JSON.stringify([conversation, id]));
  return `call-${hash.digest('hex')}`;
}

/** No sentence says "try again": the model would make another call, with another id, and so send a second mail. */
function sentenceOf({ code, retryable, message, facts }: Problem, link: string): string {
  if (code === 'reconnect-required') return `The account is not linked. Ask the user to open ${link}`;
  if (code === 'invalid-request') return `The input is not valid: ${JSON.stringify(facts.errors)}`;
  if (!retryable && code !== 'outcome-unknown') return `${code}: ${message}`;
  return 'No result came. If this tool changes anything, that may or may not have happened: do not call it again, ask the user to look first.';
}
