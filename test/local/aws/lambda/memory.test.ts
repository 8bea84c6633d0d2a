import { describe, expect, it } from 'vitest';
import { synthesizeFixture } from '../../fixture/assembly.ts';
import { invoke, useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
describe('a function with little memory', () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources: { OtherEchoFunction0A1B2C3D: other } }) => {
      Object.assign(other?.Properties ?? {}, { MemorySize: 128, Timeout: 60 });
    }),
  });

  it('is aborted when its heap is full, and the next call has a new process', async () => {
    const response = await invoke(stack(), 'other-echo', { do: 'hoard', megabytes: 400 });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await response.json()).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Error: Runtime exited with error: signal: aborted$/),
    });
    const little = await invoke(stack(), 'other-echo', { do: 'hoard', megabytes: 32 });
    expect(await little.json()).toBe(4);
  });
});
