import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { functionsAnswer, identityAnswer, read } from './fixture/answers.ts';
import { invoke, order, useFixtureStack } from './fixture/stack.ts';

describe('Lambda', () => {
  const stack = useFixtureStack();
  const recycle = () => fetch(`${stack().awsUrl}/_local/functions/echo/recycle`, { method: 'POST' });
  const log = async () => (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
  const send = async (event: unknown): Promise<unknown> => (await invoke(stack(), 'echo', event)).json();
  const identity = () => read(identityAnswer, invoke(stack(), 'echo', { do: 'identity' }));

  describe('its processes', () => {
    it('serve again and again, until they are recycled', async () => {
      const first = await identity();
      const second = await identity();
      expect(second).toMatchObject({ pid: first.pid, loaded: first.loaded, calls: first.calls + 1 });
      expect(second.requestId).not.toBe(first.requestId);
      expect(await (await recycle()).json()).toEqual({ recycled: 1 });
      expect((await functionState(stack(), 'echo')).processes).toEqual([]);
      const cold = await identity();
      expect(cold).toMatchObject({ calls: 1 });
      expect(cold.pid).not.toBe(first.pid);
    });

    it('that are busy when they are recycled end with what they do', async () => {
      const { pid } = await identity();
      const sleeping = send({ do: 'sleep', ms: 500 });
      await expect
        .poll(async () => (await functionState(stack(), 'echo')).processes)
        .toEqual([{ pid, state: 'busy' }]);
      await recycle();
      expect(await sleeping).toEqual({ slept: 500 });
      expect((await identity()).pid).not.toBe(pid);
    });

    it("have the template's environment and Lambda's, and nothing of the machine's", async () => {
      process.env.ONBEHALF_TEST_CANARY = 'must not get through';
      await recycle();
      const environment = await send({ do: 'environment' });
      delete process.env.ONBEHALF_TEST_CANARY;
      expect(environment).toMatchObject({
        TABLE_NAME: 'fixture-local-Table',
        SECRET_ARN: stack().outputs.SecretArn,
        PLAIN: 'as it is',
        AWS_LAMBDA_FUNCTION_NAME: 'echo',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: stack().awsUrl,
        AWS_ENDPOINT_URL_DYNAMODB: stack().dynamodbUrl,
        _HANDLER: 'index.handler',
        _X_AMZN_TRACE_ID: expect.stringMatching(
          /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/,
        ),
      });
      expect(environment).not.toHaveProperty('ONBEHALF_TEST_CANARY');
      expect(environment).not.toHaveProperty('HOME');
    });

    it("get a context with the function's names and its deadline", async () => {
      const context = z.looseObject({ remaining: z.number() }).parse(await send({ do: 'context' }));
      expect(context).toMatchObject({
        functionName: 'echo',
        functionVersion: '$LATEST',
        memoryLimitInMB: '256',
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
      });
      expect(context.remaining).toBeGreaterThan(1_000);
      expect(context.remaining).toBeLessThanOrEqual(2_000);
    });

    it('write their log to one file, line by line', async () => {
      await send({ do: 'log', text: 'a line of the log' });
      const lines = (await log()).trimEnd().split('\n');
      expect(lines).toContain('raw line');
      const record = lines.find((line) => line.includes('a line of the log')) ?? '';
      expect(JSON.parse(record)).toMatchObject({ level: 'INFO', message: 'a line of the log' });
    });
  });

  describe('an invocation', () => {
    it.each(['echo', 'arn:aws:lambda:us-east-1:000000000000:function:echo', 'echo:$LATEST'])(
      'finds its function as %s',
      async (name) => {
        const response = await invoke(stack(), encodeURIComponent(name), { hello: 'ü' });
        expect(response.status).toBe(200);
        expect(response.headers.get('x-amz-executed-version')).toBe('$LATEST');
        expect(response.headers.get('x-amz-function-error')).toBeNull();
        expect(await response.json()).toEqual({ hello: 'ü' });
      },
    );

    it('answers 404 for a function that does not exist', async () => {
      const response = await invoke(stack(), 'nothing', {});
      expect(response.status).toBe(404);
      expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
      expect(await response.json()).toMatchObject({ Type: 'User' });
    });

    it('answers 400 for an event that is not JSON', async () => {
      const url = `${stack().awsUrl}/2015-03-31/functions/echo/invocations`;
      const response = await fetch(url, { method: 'POST', body: '{' });
      expect(response.status).toBe(400);
      expect(response.headers.get('x-amzn-errortype')).toBe('InvalidRequestContentException');
    });

    const errors: [does: string, name: string, event: unknown, error: unknown][] = [
      ['throws', 'echo', { do: 'throw' }, { errorType: 'TypeError', errorMessage: 'the function fails' }],
      [
        'answers what JSON cannot hold',
        'echo',
        { do: 'circular' },
        { errorType: 'Runtime.JSONStringifyError' },
      ],
      [
        'exits',
        'echo',
        { do: 'exit' },
        { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/exit status 3$/) },
      ],
      [
        'is killed',
        'echo',
        { do: 'kill' },
        { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/signal: SIGKILL$/) },
      ],
      ['does not load', 'broken', {}, { errorType: 'RangeError', errorMessage: 'the module does not load' }],
      [
        'answers more than 6 MB',
        'echo',
        { do: 'huge', bytes: 7e6 },
        { errorType: 'Function.ResponseSizeTooLarge' },
      ],
      ['sleeps past its timeout', 'echo', { do: 'sleep', ms: 60_000 }, timeout()],
      ['never yields', 'echo', { do: 'spin' }, timeout()],
    ];

    it.each(errors)(
      'of a function that %s says so, and the next one works',
      async (_, name, event, error) => {
        const response = await invoke(stack(), name, event);
        expect(response.status).toBe(200);
        expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
        expect(await response.json()).toMatchObject(error as object);
        if (name === 'echo') expect(await send({ still: 'here' })).toEqual({ still: 'here' });
      },
    );

    it('never meets a process that is about to end because it could not load', async () => {
      const answers = [await invoke(stack(), 'broken', {}), await invoke(stack(), 'broken', {})];
      const types = await Promise.all(answers.map((answer) => answer.json()));
      expect(types).toMatchObject([{ errorType: 'RangeError' }, { errorType: 'RangeError' }]);
    });

    it('that timed out leaves a line in the log and no process', async () => {
      const { pid } = await identity();
      await send({ do: 'spin' });
      const line = (await log())
        .split('\n')
        .find((text) => text.includes('Task timed out after 2.00 seconds'));
      expect(JSON.parse(line ?? '')).toMatchObject({ type: 'platform.report', record: { status: 'error' } });
      await expect.poll(() => isAlive(pid)).toBe(false);
    });
  });

  describe('behind the HTTP API', () => {
    it.each([
      ['throws', { do: 'throw' }],
      ['exits', { do: 'exit' }],
      ['times out', { do: 'sleep', ms: 60_000 }],
      ['answers more than 6 MB', { do: 'huge', bytes: 7e6 }],
    ])('a function that %s becomes 500', async (_, what) => {
      const response = await order(stack(), what);
      expect(response.status).toBe(500);
      expect(await response.text()).toBe('{"message":"Internal Server Error"}');
    });
  });
});

describe('with two processes at most', () => {
  const stack = useFixtureStack({ processLimit: 2 });
  const running = async () => (await functionStates(stack())).flatMap(({ processes }) => processes).length;

  it('serves more requests than that, one after the other', async () => {
    const responses = Promise.all(Array.from({ length: 10 }, () => order(stack(), { do: 'identity' })));
    const seen: number[] = [];
    const watch = setInterval(() => void running().then((count) => seen.push(count)), 20);
    const answers = await Promise.all((await responses).map((response) => read(identityAnswer, response)));
    clearInterval(watch);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2);
  });

  it("ends another function's idle process when it needs the place", async () => {
    await Promise.all([order(stack(), { do: 'sleep', ms: 300 }), order(stack(), { do: 'sleep', ms: 300 })]);
    const response = await order(stack(), { do: 'identity' }, '/other');
    expect(response.status).toBe(200);
    expect(await running()).toBe(2);
  });

  it('lets a caller who waits go before events that nobody waits for', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => invoke(stack(), 'echo', { do: 'sleep', ms: 500 }, 'Event')),
    );
    expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
    expect((await functionState(stack(), 'echo')).asynchronousPending).toBeGreaterThan(2);
    await expect
      .poll(async () => (await functionState(stack(), 'echo')).asynchronousPending, { timeout: 15_000 })
      .toBe(0);
  });

  it('keeps a function under constant load from shutting another one out', async () => {
    const until = Date.now() + 3_000;
    const load = Array.from({ length: 4 }, async () => {
      while (Date.now() < until) await order(stack(), { do: 'sleep', ms: 50 });
    });
    const latencies: number[] = [];
    while (Date.now() < until) {
      const begun = Date.now();
      expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
      latencies.push(Date.now() - begun);
    }
    await Promise.all(load);
    expect(Math.max(...latencies)).toBeLessThan(2_000);
  });

  it('answers 503 when the integration time-out passes in the queue', async () => {
    const sleepers = Array.from({ length: 8 }, () => order(stack(), { do: 'sleep', ms: 1_800 }));
    const responses = await Promise.all(sleepers);
    const refused = responses.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.text()).toBe('{"message":"Service Unavailable"}');
  });
});

function functionStates({ awsUrl }: LocalStack) {
  return read(functionsAnswer, fetch(`${awsUrl}/_local/functions`));
}

async function functionState(stack: LocalStack, name: string) {
  const found = (await functionStates(stack)).find((state) => state.name === name);
  if (!found) throw new Error(`No function ${name}`);
  return found;
}

function timeout() {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/Task timed out after 2\.00 seconds$/),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
