import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { functionState } from '../../fixture/function-state.ts';
import { identityResponse, read } from '../../fixture/responses.ts';
import { invoke, useFixtureStack } from '../../fixture/stack.ts';

describe('the processes of a function', () => {
  const stack = useFixtureStack();
  const recycle = () => fetch(`${stack().awsUrl}/_local/functions/echo/recycle`, { method: 'POST' });
  const log = async () => (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
  const send = async (event: unknown): Promise<unknown> => (await invoke(stack(), 'echo', event)).json();
  const identity = () => read(identityResponse, invoke(stack(), 'echo', { do: 'identity' }));

  it('are reused until they are recycled', async () => {
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

  it('that are busy when they are recycled end after their invocation', async () => {
    const { pid } = await identity();
    const sleeping = send({ do: 'sleep', ms: 500 });
    await expect
      .poll(async () => (await functionState(stack(), 'echo')).processes)
      .toEqual([{ pid, state: 'busy' }]);
    await recycle();
    expect(await sleeping).toEqual({ slept: 500 });
    expect((await identity()).pid).not.toBe(pid);
  });

  it("have the template's and Lambda's environment variables, and none of the machine's", async () => {
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

  it("receive a context with the function's names and its deadline", async () => {
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

  it('write their records to one file, line by line', async () => {
    await send({ do: 'log', text: 'a line of the log' });
    const lines = (await log()).trimEnd().split('\n');
    expect(lines).toContain('raw line');
    const record = lines.find((line) => line.includes('a line of the log')) ?? '';
    expect(JSON.parse(record)).toMatchObject({ level: 'INFO', message: 'a line of the log' });
  });
});
