import { describe, expect, it } from 'vitest';
import type { DeadLetter, DeliveryFailure } from '../../../../infra/local/aws/scheduler/firing.ts';
import { parseSchedule } from '../../../../infra/local/aws/scheduler/schedule-input.ts';
import { Scheduler } from '../../../../infra/local/aws/scheduler/scheduler.ts';
import { ManualClock } from '../../fixture/manual-clock.ts';

const transient = { code: 'TooManyRequestsException', message: 'Rate exceeded', isTransient: true };
const permanent = { code: 'ResourceNotFoundException', message: 'no function', isTransient: false };

/** A schedule that fires now; each attempt takes the next of the failures, the last one again and again. */
function fireWith(
  RetryPolicy: Record<string, number> | undefined,
  failures: (DeliveryFailure | undefined)[],
) {
  const clock = new ManualClock();
  const start = clock.now();
  const attempts: { input: string; seconds: number }[] = [];
  const dead: DeadLetter[] = [];
  const scheduler = new Scheduler({
    clock,
    groups: [],
    fire: ({ input }) => {
      attempts.push({ input, seconds: (clock.now() - start) / 1_000 });
      return failures.length > 1 ? failures.shift() : failures[0];
    },
    deadLetter: (_queue, message) => dead.push(message),
  });
  const input = parseSchedule('any', {
    ScheduleExpression: 'at(2031-01-01T00:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: 'arn:aws:lambda:us-east-1:000000000000:function:any',
      RoleArn: 'arn:aws:iam::000000000000:role/any',
      Input: '"<aws.scheduler.attempt-number> <aws.scheduler.execution-id>"',
      DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:dead' },
      RetryPolicy,
    },
  });
  scheduler.create('any', input);
  const [id] = scheduler.fireNow('default', 'any', 1, start);
  return { clock, scheduler, attempts, dead, id };
}

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
describe('a firing that its target refuses', () => {
  it('is repeated until it succeeds, with the number of its attempt', () => {
    const { clock, attempts, dead, id } = fireWith({ MaximumRetryAttempts: 3 }, [
      transient,
      transient,
      undefined,
    ]);
    clock.advance(3_600);
    expect(attempts.map(({ input }) => input)).toEqual([`"1 ${id}"`, `"2 ${id}"`, `"3 ${id}"`]);
    expect(dead).toEqual([]);
  });

  it.each([
    [0, 1],
    [3, 4],
  ])('goes to the dead-letter queue after %i retries', (MaximumRetryAttempts, count) => {
    const { clock, attempts, dead } = fireWith({ MaximumRetryAttempts }, [transient]);
    clock.advance(86_400);
    expect(attempts).toHaveLength(count);
    expect(dead.map(({ attributes }) => attributes)).toMatchObject([
      {
        ERROR_CODE: transient.code,
        RETRY_ATTEMPTS: String(MaximumRetryAttempts),
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      },
    ]);
  });

  it('is not repeated after its maximum age, with ever longer pauses before', () => {
    const { clock, attempts, dead } = fireWith({ MaximumEventAgeInSeconds: 60 }, [transient]);
    clock.advance(86_400);
    expect(attempts.map(({ seconds }) => seconds)).toEqual([0, 1, 3, 7, 15, 31]);
    expect(dead.map(({ attributes }) => attributes)).toMatchObject([
      { RETRY_ATTEMPTS: '5', EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds' },
    ]);
  });

  it('is not repeated when it was refused for good', () => {
    const { clock, attempts, dead } = fireWith(undefined, [permanent]);
    clock.advance(86_400);
    expect(attempts).toHaveLength(1);
    expect(dead[0]?.attributes).toMatchObject({ ERROR_CODE: permanent.code, RETRY_ATTEMPTS: '0' });
    expect(dead[0]?.attributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  it('is not repeated after the stack has closed', () => {
    const { clock, scheduler, attempts } = fireWith(undefined, [transient]);
    scheduler.close();
    clock.advance(86_400);
    expect(attempts).toHaveLength(1);
  });
});
