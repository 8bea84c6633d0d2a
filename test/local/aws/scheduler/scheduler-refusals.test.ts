import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { ECHO, schedule, useSchedulerClient } from '../../fixture/scheduler-client.ts';
import { useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
describe('CreateSchedule', () => {
  const stack = useFixtureStack();
  const client = useSchedulerClient(stack);

  it.each<[string, Partial<CreateScheduleCommandInput>, string]>([
    [
      'an unknown expression',
      { ScheduleExpression: 'every(5 minutes)' },
      'Invalid Schedule Expression every(5 minutes).',
    ],
    [
      'an unknown time zone',
      { ScheduleExpressionTimezone: 'Europe/Atlantis' },
      'Invalid Schedule Expression Timezone Europe/Atlantis.',
    ],
    [
      'a time zone in other letters',
      { ScheduleExpressionTimezone: 'europe/berlin' },
      'Invalid Schedule Expression Timezone europe/berlin.',
    ],
    [
      'an abbreviation for a time zone',
      { ScheduleExpressionTimezone: 'BST' },
      'Invalid Schedule Expression Timezone BST.',
    ],
    [
      'an offset for a time zone',
      { ScheduleExpressionTimezone: '+01:00' },
      'Invalid Schedule Expression Timezone +01:00.',
    ],
    [
      'a name with a space',
      { Name: 'a b' },
      "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$",
    ],
    [
      'a name of 65 letters',
      { Name: 'n'.repeat(65) },
      `1 validation error detected: Value '${'n'.repeat(65)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      'a flexible window without its length',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      'MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE',
    ],
    [
      'a length without a flexible window',
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
      'MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF',
    ],
    [
      'a flexible window of more than a day',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 } },
      "1 validation error detected: Value '1441' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy constraint: Member must have value less than or equal to 1440",
    ],
    [
      'a target without a role',
      { Target: { Arn: ECHO, RoleArn: undefined, Input: '{}' } },
      "1 validation error detected: Value null at 'target.roleArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      'two members at once',
      { Target: undefined, FlexibleTimeWindow: { Mode: 'OPEN' as 'OFF' } },
      "2 validation errors detected: Value 'OPEN' at 'flexibleTimeWindow.mode' failed to satisfy constraint: Member must satisfy enum value set: [OFF, FLEXIBLE]; Value null at 'target' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an input that is not JSON',
      { Target: { Arn: ECHO, RoleArn: 'arn:aws:iam::000000000000:role/r', Input: 'not json' } },
      'Input must be well-formed JSON',
    ],
    [
      'a beginning of more than five minutes ago',
      { ScheduleExpression: 'rate(1 day)', StartDate: new Date(Date.now() - 600_000) },
      'The StartDate you specify cannot be earlier than 5 minutes ago.',
    ],
    [
      'an end before the beginning',
      { StartDate: new Date(Date.now() + 7_200_000), EndDate: new Date(Date.now() + 3_600_000) },
      'The StartDate you specify must come before the EndDate.',
    ],
  ])('refuses %s', async (_, change, message) => {
    const refused = client().send(new CreateScheduleCommand(schedule('refused', change)));
    await expect(refused).rejects.toThrow(ValidationException);
    await expect(refused).rejects.toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
  });

  it('refuses a group that the template does not have', async () => {
    const refused = client().send(new CreateScheduleCommand(schedule('lost', { GroupName: 'elsewhere' })));
    await expect(refused).rejects.toThrow(ResourceNotFoundException);
    await expect(refused).rejects.toMatchObject({ message: 'Schedule group elsewhere does not exist.' });
  });
});
