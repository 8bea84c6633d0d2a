import { expect, it } from 'vitest';
import { EnvironmentPool } from '../../../../infra/local/aws/lambda/environment-pool.ts';
import type { ExecutionEnvironment } from '../../../../infra/local/aws/lambda/execution-environment.ts';
import type { LambdaFunction } from '../../../../infra/local/aws/template/functions.ts';

/** Environments that take a moment per invocation, and count how many of a function run concurrently. */
function fakePool() {
  const running = new Map<string, number>();
  const most = new Map<string, number>();
  const pool = new EnvironmentPool(8, (lambda) => {
    const environment = {
      lambda,
      state: 'starting',
      idleSince: 0,
      retiring: false,
      gone: new Promise<void>(() => {}),
      end: async () => {},
      async invoke() {
        environment.state = 'busy';
        const now = (running.get(lambda.name) ?? 0) + 1;
        running.set(lambda.name, now);
        most.set(lambda.name, Math.max(now, most.get(lambda.name) ?? 0));
        await new Promise(setImmediate);
        running.set(lambda.name, (running.get(lambda.name) ?? 0) - 1);
        environment.state = 'idle';
        return { payload: 'null', functionError: false };
      },
    };
    return environment as unknown as ExecutionEnvironment;
  });
  return { pool, most };
}

it('lets asynchronous events beyond the reserved concurrency wait, and no event of another function', async () => {
  const { pool, most } = fakePool();
  const capped = { name: 'capped', reservedConcurrency: 2 } as LambdaFunction;
  const free = { name: 'free' } as LambdaFunction;
  const invoke = (lambda: LambdaFunction, number: number) =>
    pool.invoke(lambda, { requestId: `${number}`, payload: '{}' }, 'asynchronous');
  const all = [capped, free].flatMap((lambda) =>
    Array.from({ length: 6 }, (_, number) => invoke(lambda, number)),
  );
  expect(await Promise.all(all)).toHaveLength(12);
  await pool.close();
  expect(Object.fromEntries(most)).toEqual({ capped: 2, free: 6 });
});
