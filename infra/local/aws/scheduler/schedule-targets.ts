import type { Faults } from '../../faults/faults.ts';
import type { CallLog } from '../control/call-log.ts';
import type { Access } from '../iam/access.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Queues } from '../sqs/queues.ts';
import { arn } from '../template/account.ts';
import type { DeliverySetup } from './deliveries.ts';
import type { DeliveryFailure } from './firing.ts';
import type { Schedule } from './schedule.ts';

/** Counts firings, as CloudWatch does. */
type FiringMetrics = {
  countAttempt(schedule: Schedule, failure: DeliveryFailure | undefined): void;
  countDeadLetter(schedule: Schedule, outcome: string): void;
};

type Targets = {
  lambda: LambdaService;
  queues: Queues;
  access: Access;
  calls: CallLog;
  faults: Faults;
  metrics: FiringMetrics;
};

/** What Scheduler invokes and sends to, under the role of the schedule. */
export function createScheduleTargets({
  lambda,
  queues,
  access,
  calls,
  faults,
  metrics,
}: Targets): Pick<DeliverySetup, 'fire' | 'deadLetter'> {
  return {
    fire({ schedule, input }): DeliveryFailure | undefined {
      const { Arn } = schedule.input.Target;
      const denial = access.deny(roleOf(schedule), [{ action: 'lambda:InvokeFunction', resource: Arn }]);
      const target = lambda.find(Arn);
      const fault = denial || !target ? undefined : faults.refuseFiring();
      const failure = denial
        ? { code: 'AccessDeniedException', message: denial.message, isTransient: false }
        : fault && { code: fault.code, message: 'Injected fault', isTransient: true };
      // Scheduler does not retry an unknown function, which cannot appear later.
      const outcome = failure ?? (target ? undefined : unknownFunction(Arn));
      calls.add('scheduler', 'Fire', schedule.name, outcome?.code ?? 'ok');
      metrics.countAttempt(schedule, outcome);
      if (!outcome && target) lambda.asynchronous.submit(target, input);
      return outcome;
    },
    deadLetter(queueArn, { body, attributes }, schedule) {
      const denial = access.deny(roleOf(schedule), [{ action: 'sqs:SendMessage', resource: queueArn }]);
      const outcome = denial ? 'AccessDenied' : queues.send(queueArn, body, attributes);
      calls.add('scheduler', 'DeadLetter', schedule.name, outcome);
      metrics.countDeadLetter(schedule, outcome);
    },
  };
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function roleOf({ input: { Target, GroupName } }: Schedule) {
  const sourceArn = arn('scheduler', `schedule-group/${GroupName}`);
  return { role: Target.RoleArn, assumedBy: 'scheduler.amazonaws.com', sourceArn };
}

function unknownFunction(functionArn: string): DeliveryFailure {
  const message = `Function not found: ${functionArn}`;
  return { code: 'ResourceNotFoundException', message, isTransient: false };
}
