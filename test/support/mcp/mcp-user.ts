import { type ApiResponse, simulator, token } from '../stack/product.ts';
import { exchange, type Over } from './exchange.ts';
import { message } from './messages.ts';

type Result = {
  content: { text: string }[];
  isError?: boolean;
  _meta?: { 'dev.onbehalf/problem'?: { code: string; idempotencyKey?: string } };
};

/** What a client sends beside the arguments. */
type Beside = Omit<Over, 'body' | 'method'> & {
  meta?: Record<string, unknown>;
  more?: Record<string, unknown>;
};

/** Sends the messages of a client with a token. */
export async function mcpUser(claims: Record<string, string>) {
  const bearer = await token(claims);
  const request = (method: string, params: Record<string, unknown> = {}, over: Over = {}) =>
    exchange(bearer, message('modern', method, params), over);
  const callFor = (name: string, input: object, { meta = {}, more = {}, ...over }: Beside = {}) =>
    request('tools/call', { ...more, name, arguments: input, _meta: meta }, over);
  return {
    sub: claims.sub,
    bearer,
    request,
    callFor,
    list: async (over: Over = {}): Promise<string[]> => {
      const { json } = await request('tools/list', {}, over);
      return json.result.tools.map(({ name }: { name: string }) => name);
    },
    call: async (name: string, input: object = {}, beside: Beside = {}): Promise<Result> =>
      resultOf(await callFor(name, input, beside)),
  };
}

function resultOf({ status, json, text }: ApiResponse): Result {
  if (status !== 200 || json.result === undefined) throw new Error(`/mcp returned ${status} ${text}`);
  return json.result;
}

/** What a call came to: `done`, or the code of its problem. */
export function outcomeOf({ isError = false, _meta }: Result): string {
  if (!isError) return 'done';
  return _meta?.['dev.onbehalf/problem']?.code ?? 'an error without a problem';
}

/** The key that the result of a write names. */
export function keyIn({ content }: Result): string {
  return /`idempotency_key`: `([^`]+)`/.exec(content[0]?.text ?? '')?.[1] ?? '';
}

/** Runs the work; returns its result and the users for whom Scalekit was called meanwhile, of those with the prefix. */
export async function usersCalled<Outcome>(prefix: string, work: () => Promise<Outcome>) {
  const { lastSeq } = await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`);
  const outcome = await work();
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  const called = new Set(entries.map(({ identifier }) => String(identifier)));
  return { outcome, called: [...called].filter((user) => user.startsWith(prefix)).toSorted() };
}
