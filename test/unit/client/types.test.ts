import { describe, expectTypeOf, it } from 'vitest';
import type { AnthropicTool, Api, ProblemCode, Tool } from '../../../shared/client/api.ts';
import type { Client } from '../../../shared/client/client.ts';
import type { Outcome } from '../../../shared/client/complete-connect.ts';
import { type Code, type CodeOf, isProblem, type Route } from '../../../shared/client/problem.ts';
import type { ErrorCode } from '../../../shared/errors/app-error.ts';

/** `npm run check` compiles these functions; none is called. */
declare const call: Client;
declare const thrown: unknown;
const ACTIONS = 'POST /actions/{tool}';
const body = { connection: 'gmail', input: { to: 'bob@example.com' } };

describe('the types of a call', () => {
  it('are those of its route', () => {
    const calls = async () => {
      expectTypeOf(await call('GET /connections')).toEqualTypeOf<Api['GET /connections']['response']>();
      expectTypeOf(await call('DELETE /digest')).toEqualTypeOf<undefined>();
      const path = { connection: 'gmail' };
      const { status } = await call('GET /connections/{connection}', { path });
      // @ts-expect-error A status that no account has.
      return status === 'LINKED';
    };
    expectTypeOf(calls).returns.resolves.toBeBoolean();
  });

  it('follow the format of a list of tools', () => {
    type Listed = Api['GET /tools']['response'];
    const calls = async (format: 'openai' | 'bedrock', none: 'openai' | undefined) => {
      const { tools } = await call('GET /tools', { query: { connection: 'gmail' } });
      expectTypeOf(tools).toEqualTypeOf<Tool[]>();
      expectTypeOf((await call('GET /tools')).tools).toEqualTypeOf<Tool[]>();
      const anthropic = await call('GET /tools', { query: { format: 'anthropic', effect: 'read' } });
      expectTypeOf(anthropic.tools).toEqualTypeOf<AnthropicTool[]>();
      expectTypeOf(anthropic.connections).toEqualTypeOf<Record<string, string>>();
      const either = await call('GET /tools', { query: { format } });
      expectTypeOf(either).toEqualTypeOf<Extract<Listed, { format: 'openai' | 'bedrock' }>>();
      // @ts-expect-error With or without a format: the type cannot say which.
      await call('GET /tools', { query: { format: none } });
      // @ts-expect-error A member of the query is unknown.
      await call('GET /tools', { query: { connection: 'gmail', formats: 'openai' } });
      // @ts-expect-error No such format.
      await call('GET /tools', { query: { format: 'gemini' } });
    };
    expectTypeOf(calls).returns.resolves.toBeVoid();
  });

  it('demand what the route demands, and nothing else', () => {
    const calls = () => [
      call('GET /tools'),
      call('GET /tools', { query: { connection: 'gmail' } }),
      call('GET /connections', { signal: AbortSignal.timeout(1_000) }),
      call(ACTIONS, { path: { tool: 'gmail_fetch_mails' }, body: { connection: 'gmail' } }),
      // @ts-expect-error No such route.
      call('GET /connection'),
      // @ts-expect-error The path parameter is missing.
      call('GET /connections/{connection}'),
      // @ts-expect-error The path parameter has another name.
      call('GET /connections/{connection}', { path: { name: 'gmail' } }),
      // @ts-expect-error The body is missing.
      call(ACTIONS, { path: { tool: 'gmail_fetch_mails' } }),
      // @ts-expect-error A member of the body is unknown.
      call(ACTIONS, { path: { tool: 'gmail_fetch_mails' }, body: { ...body, identifier: 'ada' } }),
      // @ts-expect-error The key is missing.
      call('POST /digest/run'),
      // @ts-expect-error The route takes no key.
      call('DELETE /digest', { idempotencyKey: 'a-key-of-16-characters' }),
      // @ts-expect-error The route takes no name of a run.
      call('GET /digest', { agentRunId: 'run-7' }),
      // @ts-expect-error The weekday is none.
      call('PUT /digest', { body: { time: '07:00', timeZone: 'UTC', weekdays: ['MONDAY'] } }),
    ];
    expectTypeOf(calls).returns.items.toExtend<Promise<unknown>>();
  });
});

describe('the types of a problem', () => {
  it('are narrowed to a code, with the facts of that code', () => {
    const act = () => {
      if (isProblem(thrown)) {
        expectTypeOf(thrown.code).toEqualTypeOf<Code>();
        expectTypeOf(thrown.facts.retryAfter).toEqualTypeOf<number | undefined>();
        expectTypeOf(thrown.facts.reconnect).toEqualTypeOf<string | undefined>();
      }
      if (isProblem(thrown, 'reconnect-required')) {
        expectTypeOf(thrown.code).toEqualTypeOf<'reconnect-required'>();
        expectTypeOf(thrown.facts.reconnect).toEqualTypeOf<string>();
      }
      if (isProblem(thrown, 'provider-error')) {
        // @ts-expect-error A reason that there is not.
        return thrown.facts.reason === 'quota';
      }
      // @ts-expect-error A code that there is not.
      return isProblem(thrown, 'reconnect');
    };
    expectTypeOf(act).returns.toBeBoolean();
  });

  it('with a route are only the codes that the route can have', () => {
    const act = () => {
      if (isProblem(thrown, undefined, 'GET /digest')) {
        expectTypeOf(thrown.code).toEqualTypeOf<CodeOf<'GET /digest'>>();
        // @ts-expect-error Settings are no action of a provider.
        if (thrown.code === 'provider-error') return true;
      }
      // @ts-expect-error A call of this route has no such code.
      if (isProblem(thrown, 'outcome-unknown', 'GET /digest')) return true;
      return isProblem(thrown, 'outcome-unknown', ACTIONS) || isProblem(thrown, 'unreachable', 'GET /digest');
    };
    expectTypeOf(act).returns.toBeBoolean();
  });

  it('cover every code of the API', () => {
    expectTypeOf<ProblemCode>().toEqualTypeOf<ErrorCode>();
    expectTypeOf<Api[Route]['problem']>().toExtend<ProblemCode>();
  });
});

describe('the types of an outcome', () => {
  it('say which connection, and who started', () => {
    const words = (outcome: Outcome): string => {
      if (outcome.outcome === 'linked') return outcome.connection;
      if (outcome.outcome === 'other-user') return outcome.startedBy;
      // @ts-expect-error A link that was refused may be of a flow that this tab does not know.
      if (outcome.outcome === 'refused') return outcome.connection;
      // @ts-expect-error An outcome that there is not.
      if (outcome.outcome === 'cancelled') return '';
      return outcome.outcome;
    };
    expectTypeOf(words).returns.toBeString();
  });
});
