import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { LambdaService } from '../lambda/lambda-service.ts';
import type { LocalTemplate } from '../template/local-template.ts';
import { createAwsServer } from './aws-server.ts';
import type { CallLog } from './call-log.ts';
import { systemClock } from './clock.ts';
import { answerControl } from './control.ts';
import { createLambdaApi } from './lambda-api.ts';
import { Queues } from './queues.ts';
import { Scheduler } from './scheduler.ts';
import { createSchedulerApi } from './scheduler-api.ts';
import { createSecretsManager } from './secrets-manager.ts';

export type AccountSetup = {
  template: LocalTemplate;
  endpoints: { awsUrl: string; dynamodbUrl: string };
  runFolder: string;
  calls: CallLog;
  /** Value of each of the template's secrets. */
  secret: string;
  /** At most this many function processes in all. */
  processLimit: number;
  /** Pause before each retry of an asynchronous invocation. */
  retryDelaysMs: readonly number[];
};

/** The AWS services that the template's functions use, wired to one another. */
export type AccountServices = { lambda: LambdaService; listener: RequestListener; close(): Promise<void> };

export function createAccountServices(setup: AccountSetup): AccountServices {
  const { template, calls, endpoints, processLimit, retryDelaysMs } = setup;
  const queues = new Queues(template.queues);
  const lambda = new LambdaService({
    functions: template.functions,
    endpoints,
    logDirectory: join(setup.runFolder, 'logs'),
    processLimit,
    retryDelaysMs,
    sendTo: (destinationArn, record) => queues.send(destinationArn, record),
  });
  const scheduler = new Scheduler({
    clock: systemClock,
    groups: template.scheduleGroups,
    fire: ({ name, input: { Target } }, input) => {
      const target = lambda.find(Target.Arn);
      calls.add('scheduler', 'Fire', name, target ? 'ok' : 'ResourceNotFoundException');
      if (target) lambda.asynchronous.submit(target, input);
    },
  });
  const secrets = new Map(template.secretArns.map((secretArn) => [secretArn, setup.secret]));
  const standIns = [
    createSecretsManager(secrets),
    createSchedulerApi(scheduler),
    queues.standIn,
    createLambdaApi(lambda),
  ];
  return {
    lambda,
    listener: createAwsServer(standIns, (request) => answerControl({ lambda, calls }, request), calls),
    close: async () => {
      scheduler.close();
      await lambda.close();
    },
  };
}
