import { describe, expect, it } from 'vitest';
import { isAlive } from '../../fixture/function-state.ts';
import { identityResponse, read } from '../../fixture/responses.ts';
import { invoke, order, useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
// The messages of an exit: https://github.com/aws/aws-lambda-runtime-interface-emulator (lambda/rapid)
describe('Lambda', () => {
  const stack = useFixtureStack();
  const log = async () => (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
  const send = async (event: unknown): Promise<unknown> => (await invoke(stack(), 'echo', event)).json();
  const identity = () => read(identityResponse, invoke(stack(), 'echo', { do: 'identity' }));

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

    it('returns 404 for a function that does not exist', async () => {
      const response = await invoke(stack(), 'nothing', {});
      expect(response.status).toBe(404);
      expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
      expect(await response.json()).toMatchObject({ Type: 'User' });
    });

    it.each(['echo:1', 'arn:aws:lambda:us-east-1:000000000000:function:echo:live'])(
      'returns 404 for %s: there is no version or alias but $LATEST',
      async (name) => {
        const response = await invoke(stack(), encodeURIComponent(name), {});
        expect(response.status).toBe(404);
        expect(await response.text()).toContain('function:echo:');
      },
    );

    it('returns 204 for a dry run and runs nothing', async () => {
      const before = await identity();
      const response = await invoke(stack(), 'echo', { do: 'identity' }, 'DryRun');
      expect(response.status).toBe(204);
      expect(await response.text()).toBe('');
      expect((await identity()).calls).toBe(before.calls + 1);
    });

    it('returns 400 for an unknown invocation type', async () => {
      const response = await invoke(stack(), 'echo', {}, 'Later');
      expect(response.status).toBe(400);
      expect(response.headers.get('x-amzn-errortype')).toBe('InvalidParameterValueException');
    });

    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    it('accepts an event of 6 MB and refuses a longer one', async () => {
      const overhead = '{"do":"context","x":""}'.length;
      const event = (bytes: number) => ({ do: 'context', x: 'x'.repeat(bytes - overhead) });
      expect((await invoke(stack(), 'echo', event(6 * 1024 * 1024))).status).toBe(200);
      const refused = await invoke(stack(), 'echo', event(6 * 1024 * 1024 + 1));
      expect(refused.status).toBe(413);
      expect(refused.headers.get('x-amzn-errortype')).toBe('RequestTooLargeException');
    });

    it('returns 400 for an event that is not JSON', async () => {
      const url = `${stack().awsUrl}/2015-03-31/functions/echo/invocations`;
      const response = await fetch(url, { method: 'POST', body: '{' });
      expect(response.status).toBe(400);
      expect(response.headers.get('x-amzn-errortype')).toBe('InvalidRequestContentException');
    });

    const errors: [does: string, name: string, event: unknown, error: unknown][] = [
      ['throws', 'echo', { do: 'throw' }, { errorType: 'TypeError', errorMessage: 'the function fails' }],
      [
        'returns a value that JSON cannot express',
        'echo',
        { do: 'circular' },
        { errorType: 'Runtime.JSONStringifyError' },
      ],
      [
        'exits',
        'echo',
        { do: 'exit' },
        {
          errorType: 'Runtime.ExitError',
          errorMessage: exitError('Runtime exited with error: exit status 3'),
        },
      ],
      [
        'exits as if all were well',
        'echo',
        { do: 'exit', code: 0 },
        {
          errorType: 'Runtime.ExitError',
          errorMessage: exitError('Runtime exited without providing a reason'),
        },
      ],
      [
        'is killed',
        'echo',
        { do: 'kill' },
        {
          errorType: 'Runtime.ExitError',
          errorMessage: exitError('Runtime exited with error: signal: killed'),
        },
      ],
      ['does not load', 'broken', {}, { errorType: 'RangeError', errorMessage: 'the module does not load' }],
      [
        'returns more than 6 MB',
        'echo',
        { do: 'huge', bytes: 7e6 },
        { errorType: 'Function.ResponseSizeTooLarge' },
      ],
      ['sleeps past its timeout', 'echo', { do: 'sleep', ms: 60_000 }, timeout()],
      ['never yields', 'echo', { do: 'spin' }, timeout()],
    ];

    it.each(errors)(
      'of a function that %s reports the error, and the next one works',
      async (_, name, event, error) => {
        const response = await invoke(stack(), name, event);
        expect(response.status).toBe(200);
        expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
        expect(await response.json()).toMatchObject(error as object);
        if (name === 'echo') expect(await send({ still: 'here' })).toEqual({ still: 'here' });
      },
    );

    it.each([
      ['throws', { do: 'throw' }, true],
      ['returns a value that JSON cannot express', { do: 'circular' }, true],
      ['returns more than 6 MB', { do: 'huge', bytes: 7e6 }, true],
      ['exits', { do: 'exit' }, false],
      ['times out', { do: 'sleep', ms: 60_000 }, false],
    ])('after one that %s the same process is reused, or not', async (_, event, same) => {
      const { pid } = await identity();
      await send(event);
      expect((await identity()).pid === pid).toBe(same);
    });

    it('never reaches a process that is about to exit because it could not load', async () => {
      const responses = [await invoke(stack(), 'broken', {}), await invoke(stack(), 'broken', {})];
      const types = await Promise.all(responses.map((response) => response.json()));
      expect(types).toMatchObject([{ errorType: 'RangeError' }, { errorType: 'RangeError' }]);
    });

    it('that times out leaves a record in the log and no process', async () => {
      const { pid } = await identity();
      await send({ do: 'spin' });
      const line = (await log())
        .split('\n')
        .find((text) => text.includes('Task timed out after 2.00 seconds'));
      expect(JSON.parse(line ?? '')).toMatchObject({ type: 'platform.report', record: { status: 'error' } });
      await expect.poll(() => isAlive(pid)).toBe(false);
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
  describe('behind the HTTP API', () => {
    it.each([
      ['throws', { do: 'throw' }],
      ['exits', { do: 'exit' }],
      ['times out', { do: 'sleep', ms: 60_000 }],
      ['returns more than 6 MB', { do: 'huge', bytes: 7e6 }],
      ['returns invalid JSON', { do: 'garble' }],
    ])('a function that %s becomes 500', async (_, what) => {
      const response = await order(stack(), what);
      expect(response.status).toBe(500);
      expect(await response.text()).toBe('{"message":"Internal Server Error"}');
    });
  });
});

function exitError(reason: string) {
  return expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: ${reason}$`));
}

function timeout() {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/Task timed out after 2\.00 seconds$/),
  };
}
