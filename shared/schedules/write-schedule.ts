import type { ScheduleTarget } from '../config/environment-parts.ts';
import { FIRING_AGE_SECONDS, FIRING_RETRIES, SCHEDULE_WINDOW_MINUTES } from '../config/job-limits.ts';
import type { Choice, Settings } from '../digest/settings/settings.ts';
import { WEEKDAYS } from '../digest/settings/weekdays.ts';
import { type DigestOwner, ownerHash } from '../state/user-key.ts';

/** The schedule of these settings. UpdateSchedule resets every field that it does not receive: the input is complete. */
export function writeSchedule(settings: Settings, target: ScheduleTarget) {
  const { issuer, identifier, account, revision, timeZone, paused } = settings;
  return {
    Name: ownerHash(settings),
    GroupName: target.SCHEDULE_GROUP,
    ScheduleExpression: writeScheduleExpression(settings),
    ScheduleExpressionTimezone: timeZone,
    FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: SCHEDULE_WINDOW_MINUTES },
    // Every other pause can end by itself, and a skipped firing costs next to nothing.
    State: paused?.reason === 'user' ? ('DISABLED' as const) : ('ENABLED' as const),
    Target: {
      Arn: target.MAIL_DIGEST_ARN,
      RoleArn: target.SCHEDULE_ROLE_ARN,
      DeadLetterConfig: { Arn: target.DEAD_LETTER_ARN },
      // With Scheduler's own default, 185 retries within a day, a morning's digest could arrive in the night.
      RetryPolicy: { MaximumRetryAttempts: FIRING_RETRIES, MaximumEventAgeInSeconds: FIRING_AGE_SECONDS },
      Input: writeInput({ issuer, identifier, ...(account !== undefined && { account }), revision }),
    },
  };
}

/** When a digest is due, as a cron expression in the schedule's own time zone. */
export function writeScheduleExpression({ time, weekdays }: Pick<Choice, 'time' | 'weekdays'>): string {
  const [hours, minutes] = time.split(':').map(Number);
  const days = WEEKDAYS.every((day) => weekdays.includes(day)) ? '* * ?' : `? * ${weekdays.join(',')}`;
  return `cron(${minutes} ${hours} ${days} *)`;
}

/** Scheduler replaces every keyword between angle brackets, also inside an identifier. */
function writeInput(fixed: DigestOwner & { revision: string }): string {
  const [scheduledTime, angle] = ['<aws.scheduler.scheduled-time>', String.raw`\u003c`];
  return `${JSON.stringify(fixed).replaceAll('<', angle).slice(0, -1)},"scheduledTime":"${scheduledTime}"}`;
}
