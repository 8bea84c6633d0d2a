import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { StackEvents } from '../events/stack-events.ts';
import type { Faults } from '../faults/faults.ts';
import type { TcpProxy } from '../faults/network/tcp-proxy.ts';
import { MovableClock } from './clock/movable-clock.ts';
import { CloudWatch } from './cloudwatch/cloudwatch.ts';
import type { CallLog } from './control/call-log.ts';
import { handleControl } from './control/routes.ts';
import { deleteExpired } from './dynamodb/time-to-live.ts';
import { createEventBridge } from './events/api.ts';
import { Bus } from './events/bus.ts';
import { createKms } from './kms/api.ts';
import { createLambdaApi } from './lambda/api.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { signalProcesses } from './lambda/process-signals.ts';
import { createAwsServer } from './protocol/server.ts';
import { createSchedulerApi } from './scheduler/api.ts';
import type { DeliveryFailure, Firing } from './scheduler/firing.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { createSecretsManager } from './secrets-manager/api.ts';
import { Queues } from './sqs/queues.ts';
import type { LocalTemplate } from './template/local-template.ts';

export type AccountSetup = {
  template: LocalTemplate;
  endpoints: { awsUrl: string; dynamodbUrl: string };
  runFolder: string;
  calls: CallLog;
  events: StackEvents;
  faults: Faults;
  /** The proxy between the functions and the simulator; none where they use real Scalekit. */
  network: TcpProxy | undefined;
  /** The value of every secret in the template. */
  secret: string;
  /** The maximum number of function processes in all. */
  processLimit: number;
  /** Pause before each retry of an asynchronous invocation. */
  retryDelaysMs: readonly number[];
};

/** The AWS services that the template's functions use, wired to one another. */
export type AccountServices = {
  lambda: LambdaService;
  cloudwatch: CloudWatch;
  listener: RequestListener;
  close(): Promise<void>;
};

export function createAccountServices(setup: AccountSetup): AccountServices {
  const { template, calls, events, faults, endpoints, processLimit, retryDelaysMs } = setup;
  const clock = new MovableClock();
  // Events age by the machine's time: a move by days must not expire an event that had no time to run.
  const machine = new MovableClock();
  const buses = template.buses.map((bus) => new Bus(bus));
  const queues = new Queues(template.queues, clock);
  const lambda = new LambdaService({
    functions: template.functions,
    clock: machine,
    endpoints,
    logDirectory: join(setup.runFolder, 'logs'),
    processLimit,
    retryDelaysMs,
    sendTo: (destination, record, { name }) => {
      const outcome = queues.send(destination, record);
      events.record('lambda', 'on-failure', { destination, function: name, outcome });
    },
    report: (event, details) => events.record('lambda', event, details),
  });
  faults.useProcesses({
    has: (functionName) => lambda.find(functionName) !== undefined,
    signal: (action, functionName, choice) =>
      signalProcesses(lambda.pool, action, functionName, { ...choice, busyOnly: true }),
  });
  const cloudwatch = new CloudWatch({ template, clock, events, lambda, queues });
  const scheduler = new Scheduler({
    clock,
    groups: template.scheduleGroups,
    fire: (firing) => {
      const failure = invokeTarget(lambda, { calls, faults }, firing);
      cloudwatch.scheduler.countAttempt(firing.schedule, failure);
      return failure;
    },
    reportDropped: (schedule) => cloudwatch.scheduler.countDropped(schedule),
    deadLetter: (queueArn, { body, attributes }, schedule) => {
      const outcome = queues.send(queueArn, body, attributes);
      calls.add('scheduler', 'DeadLetter', schedule.name, outcome);
      cloudwatch.scheduler.countDeadLetter(schedule, outcome);
    },
  });
  for (const { name, input } of template.schedules) scheduler.create(name, input);
  const secrets = new Map(template.secretArns.map((secretArn) => [secretArn, setup.secret]));
  const emulators = [
    createSecretsManager(secrets, clock),
    createSchedulerApi(scheduler),
    queues.emulator,
    createEventBridge({ buses, clock, refuseEntry: () => faults.refuseEntry() }),
    createKms(template.keyArns),
    createLambdaApi(lambda),
  ];
  const control = {
    lambda,
    calls,
    events,
    faults,
    network: setup.network,
    clock,
    scheduler,
    buses,
    cloudwatch,
    deleteExpired: () => deleteExpired(endpoints.dynamodbUrl, template.tables, clock),
  };
  return {
    lambda,
    cloudwatch,
    listener: createAwsServer(emulators, (request) => handleControl(control, request), calls),
    close: async () => {
      scheduler.close();
      cloudwatch.close();
      clock.close();
      machine.close();
      await lambda.close();
    },
  };
}

/** Invokes a schedule's target. Scheduler does not retry an unknown function, which cannot appear later. */
function invokeTarget(
  lambda: LambdaService,
  { calls, faults }: Pick<AccountSetup, 'calls' | 'faults'>,
  { schedule, input }: Firing,
): DeliveryFailure | undefined {
  const { Arn } = schedule.input.Target;
  const target = lambda.find(Arn);
  const fault = faults.refuseFiring();
  const code = target ? fault?.code : 'ResourceNotFoundException';
  calls.add('scheduler', 'Fire', schedule.name, code ?? 'ok');
  if (!target)
    return { code: 'ResourceNotFoundException', message: `Function not found: ${Arn}`, isTransient: false };
  if (fault) return { code: fault.code, message: 'Injected fault', isTransient: true };
  lambda.asynchronous.submit(target, input);
  return undefined;
}
