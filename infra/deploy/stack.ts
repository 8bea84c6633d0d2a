import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccountEventBus } from './constructs/account-events/account-event-bus.ts';
import { SealSchedule } from './constructs/activity/seal-schedule.ts';
import { Alarms } from './constructs/alarms/alarms.ts';
import type { Observed } from './constructs/alarms/observed.ts';
import { OperationsDashboard } from './constructs/dashboard/operations-dashboard.ts';
import { DeadLetterQueue } from './constructs/dead-letter-queue.ts';
import { HttpApi } from './constructs/http-api.ts';
import { SavedQueries } from './constructs/queries/saved-queries.ts';
import { ReconcileSchedules } from './constructs/reconciliation/reconcile-schedules.ts';
import { refuseDeployment } from './constructs/refuse-deployment.ts';
import { ScalekitSecret } from './constructs/scalekit-secret.ts';
import { SigningKey } from './constructs/signing-key.ts';
import { StateTable } from './constructs/state-table.ts';
import { createFunctions } from './functions/create-functions.ts';
import { isDeployable, type Parameters } from './parameters/parameters.ts';

/** Everything that Onbehalf runs in one account and region. */
export class OnbehalfStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { parameters: Parameters }) {
    const { parameters } = props;
    super(scope, id, { ...props, terminationProtection: isDeployable(parameters.stage) });
    const secret = new ScalekitSecret(this, 'ScalekitSecret');
    const table = new StateTable(this, 'State', { restoredName: parameters.restored?.tableName });
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    const accountEventBus = new AccountEventBus(this, 'AccountEventBus');
    const signingKey = new SigningKey(this, 'SigningKey');
    // Before the functions, which are given its address.
    const api = new HttpApi(this, 'HttpApi', { parameters });
    const { mailDigest, reconcile, offboard, sealActivity, schedules, apiFunctions } = createFunctions(this, {
      parameters,
      apiUrl: api.origin,
      secret,
      table,
      deadLetterQueue,
      accountEventBus,
      signingKey,
    });
    new ReconcileSchedules(this, 'Reconciliation', { reconcile, deadLetterQueue });
    new SealSchedule(this, 'Sealing', { sealActivity, deadLetterQueue });
    api.addFunctions(apiFunctions);
    const observed: Observed = {
      parameters,
      apiId: api.apiId,
      accessLogs: api.accessLogs,
      functions: {
        ...apiFunctions,
        'mail-digest': mailDigest,
        reconcile,
        offboard,
        'seal-activity': sealActivity,
      },
      tableName: table.tableName,
      deadLetterQueueName: deadLetterQueue.queueName,
      scheduleGroup: schedules.groupName,
    };
    const alarms = new Alarms(this, 'Alarms', observed);
    new SavedQueries(this, 'SavedQueries', observed);
    new OperationsDashboard(this, 'Operations', { observed, counts: alarms.counts, alarms: [...alarms.all] });

    this.addOutputs({
      ApiUrl: api.url,
      TableName: table.tableName,
      ScalekitSecretArn: secret.arn,
      DigestScheduleGroup: schedules.groupName,
      DigestScheduleRoleArn: schedules.roleArn,
      MailDigestFunctionArn: mailDigest.lambda.functionArn,
      ReconcileFunctionArn: reconcile.lambda.functionArn,
      SealActivityFunctionArn: sealActivity.lambda.functionArn,
      OffboardFunctionArn: offboard.lambda.functionArn,
      DeadLetterQueueUrl: deadLetterQueue.queueUrl,
      DeadLetterQueueArn: deadLetterQueue.queueArn,
      AccountEventBusName: accountEventBus.busName,
      AlarmTopicArn: alarms.topicArn,
      RollbackAlarmArns: Fn.join(',', alarms.rollbackTriggerArns),
      SigningKeyArn: signingKey.arn,
      ...(api.domainTarget && { ApiDomainTarget: api.domainTarget }),
    });
    if (!isDeployable(parameters.stage)) refuseDeployment(this, parameters.stage);
  }

  private addOutputs(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
