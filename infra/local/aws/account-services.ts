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
import type { Access } from './iam/access.ts';
import { logNeeds } from './iam/needs.ts';
import { createKms } from './kms/api.ts';
import { createLambdaApi } from './lambda/api.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { signalProcesses } from './lambda/process-signals.ts';
import { createAwsServer } from './protocol/server.ts';
import { createSchedulerApi } from './scheduler/api.ts';
import { createScheduleTargets } from './scheduler/schedule-targets.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { createSecretsManager } from './secrets-manager/api.ts';
import { Queues } from './sqs/queues.ts';
import type { LocalTemplate } from './template/local-template.ts';

export type AccountSetup = {
  template: LocalTemplate;
  endpoints: { awsUrl: string; dynamodbUrl: string };
  runFolder: string;
  access: Access;
  calls: CallLog;
  events: StackEvents;
  faults: Faults;
  /** The proxy between the functions and the simulator; none where they use real Scalekit. */
  network: TcpProxy | undefined;
  /** The value of every secret in the template. */
  secret: string;
  /** The maximum number of function processes in all. */
  processLimit: number;
  /** The account's quota of invocations that run concurrently. */
  accountConcurrency: number;
  /** Pause before each retry of an asynchronous invocation. */
  retryDelaysMs: readonly number[];
  /** The template's own schedules fire when the clock is moved, and not as time passes. */
  jobsByMoves: boolean;
};

/** The AWS services that the template's functions use, wired to one another. */
export type AccountServices = {
  lambda: LambdaService;
  cloudwatch: CloudWatch;
  listener: RequestListener;
  close(): Promise<void>;
};

export function createAccountServices(setup: AccountSetup): AccountServices {
  const { template, access, calls, events, faults, endpoints, processLimit, retryDelaysMs } = setup;
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
    accountConcurrency: setup.accountConcurrency,
    retryDelaysMs,
    sendTo: (destination, record, { name }) => {
      const denial = access.deny({ function: name }, [{ action: 'sqs:SendMessage', resource: destination }]);
      const outcome = denial ? 'AccessDenied' : queues.send(destination, record);
      events.record('lambda', 'on-failure', { destination, function: name, outcome });
    },
    report: (event, details) => events.record('lambda', event, details),
    // Lambda writes no log without these rights, and runs the function all the same.
    starts: ({ name, logGroup }) => access.deny({ function: name }, logNeeds(logGroup)),
  });
  faults.useProcesses({
    has: (functionName) => lambda.find(functionName) !== undefined,
    signal: (action, functionName, choice) =>
      signalProcesses(lambda.pool, action, functionName, { ...choice, busyOnly: true }),
  });
  const accessLog = join(setup.runFolder, 'logs', 'access.log');
  const cloudwatch = new CloudWatch({ template, clock, events, lambda, queues, access, accessLog });
  const jobs = new Set(template.schedules.map(({ name }) => name));
  const scheduler = new Scheduler({
    clock,
    groups: template.scheduleGroups,
    isHeld: ({ name }) => setup.jobsByMoves && !clock.isMoving && jobs.has(name),
    ...createScheduleTargets({ lambda, queues, access, calls, faults, metrics: cloudwatch.scheduler }),
    reportDropped: (schedule) => cloudwatch.scheduler.countDropped(schedule),
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
    access,
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
    listener: createAwsServer(emulators, (request) => handleControl(control, request), { calls, access }),
    close: async () => {
      scheduler.close();
      cloudwatch.close();
      clock.close();
      machine.close();
      await lambda.close();
    },
  };
}
