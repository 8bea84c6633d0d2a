import { createHash, randomUUID } from 'node:crypto';
import { ACCOUNT_ID, REGION } from '../template/account.ts';
import { type Schedule, scheduleArn } from './schedule.ts';

/** One delivery of a schedule's input to its target, the first or a repeated one. */
export type Firing = {
  schedule: Schedule;
  input: string;
  scheduledTime: number;
  executionId: string;
  /** From 1. */
  attempt: number;
};

/** Why a target could not be invoked: the code and message of its service. A transient failure is retried. */
export type DeliveryFailure = { code: string; message: string; isTransient: boolean };

/** Why a firing is not retried any more. */
export type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** Scheduler's message to a dead-letter queue. */
export type DeadLetter = { body: string; attributes: Record<string, string> };

/** Creates a firing with an id of its own: "the unique ID that EventBridge Scheduler assigns for each attempted invocation". */
export function createFiring(schedule: Schedule, scheduledTime: number): Firing {
  // randomBytes takes as long as the rest of a firing.
  const executionId = randomUUID().replaceAll('-', '').slice(0, 16);
  return composeFiring({ schedule, scheduledTime, executionId, attempt: 1 });
}

/** The next attempt to deliver the firing. */
export function repeatFiring(firing: Firing): Firing {
  return composeFiring({ ...firing, attempt: firing.attempt + 1 });
}

function composeFiring(firing: Omit<Firing, 'input'>): Firing {
  return { ...firing, input: inputOf(firing) };
}

/**
 * Returns the delay of a firing in its flexible time window in milliseconds: the same at every run.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html
 */
export function delayInWindow(schedule: Schedule, scheduledTime: number): number {
  const seconds = (schedule.input.FlexibleTimeWindow.MaximumWindowInMinutes ?? 0) * 60;
  if (seconds === 0) return 0;
  const hash = createHash('sha256')
    .update(`${scheduleArn(schedule)} ${scheduledTime}`)
    .digest();
  return (hash.readUInt32BE() % seconds) * 1000;
}

/**
 * Builds the message; an error that is not retried has no EXHAUSTED_RETRY_CONDITION.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export function deadLetterOf(
  firing: Firing,
  { code, message }: DeliveryFailure,
  exhausted: ExhaustedCondition | undefined,
): DeadLetter {
  return {
    body: firing.input,
    attributes: {
      ERROR_CODE: code,
      ERROR_MESSAGE: message,
      EXECUTION_ID: firing.executionId,
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: String(firing.attempt - 1),
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      SCHEDULED_TIME: isoSeconds(firing.scheduledTime),
      SCHEDULE_ARN: scheduleArn(firing.schedule),
      TARGET_ARN: firing.schedule.input.Target.Arn,
    },
  };
}

/**
 * Returns the target's input with the context attributes replaced.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
function inputOf({ schedule, scheduledTime, executionId, attempt }: Omit<Firing, 'input'>): string {
  const { Input } = schedule.input.Target;
  if (Input === undefined) return defaultInput(schedule, scheduledTime);
  if (!Input.includes('<aws.scheduler.')) return Input;
  const attributes: Record<string, string> = {
    'schedule-arn': scheduleArn(schedule),
    'scheduled-time': isoSeconds(scheduledTime),
    'execution-id': executionId,
    'attempt-number': String(attempt),
  };
  return Input.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (text, attribute: string) => attributes[attribute] ?? text,
  );
}

/** AWS does not specify "a default notification"; functions have been observed to receive this. */
function defaultInput(schedule: Schedule, scheduledTime: number): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT_ID,
    time: isoSeconds(scheduledTime),
    region: REGION,
    resources: [scheduleArn(schedule)],
    detail: '{}',
  });
}

function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
