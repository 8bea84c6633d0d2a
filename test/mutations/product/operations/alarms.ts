import type { Mutation } from '../../mutation.ts';

const ALARMS = { test: 'test/infra/deploy/alarms/alarms.test.ts' };
const TOPIC = { test: 'test/infra/deploy/alarms/alarm-topic.test.ts' };
const DASHBOARD = { test: 'test/infra/deploy/dashboard.test.ts' };
const LINES = { test: 'test/infra/deploy/alarms/log-lines.test.ts' };
const RUNBOOK = { test: 'test/infra/deploy/alarms/runbook.test.ts' };
const ROWS = 'infra/deploy/constructs/alarms/rows';

/** The alarms, whom they notify, and what rolls a deployment back. */
export const operationsAlarms: readonly Mutation[] = [
  {
    behaviour: 'No alarm can publish to its topic, and nobody notices',
    find: "        actions: ['sns:Publish'],\n",
    replace: "        actions: ['sns:Subscribe'],\n",
    ...TOPIC,
    name: "lets the account's alarms publish",
  },
  {
    behaviour: 'The alarms of every AWS account may publish to the topic',
    find: "        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },\n",
    replace: '',
    ...TOPIC,
    name: "lets the account's alarms publish",
  },
  {
    behaviour: "The mail address of the stage's alarms receives nothing",
    find: '    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));\n',
    replace: '    void [email, EmailSubscription];\n',
    ...TOPIC,
    name: 'are the mail address of the stage',
  },
  {
    behaviour: 'Members of the Slack channel may change the account',
    find: "      guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName('CloudWatchReadOnlyAccess')],\n",
    replace: '      ...(false && { guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName("x")] }),\n',
    ...TOPIC,
    name: 'whose members may look at CloudWatch and do nothing',
  },
  {
    behaviour: 'The parameter alarms may name nobody',
    find: 'if (snsTopicArn === undefined && !isOwn) refuse',
    replace: 'if (snsTopicArn === undefined && isOwn === undefined) refuse',
    ...TOPIC,
    name: 'is refused as',
  },
  {
    behaviour: 'An alarm fires, and notifies nobody',
    find: '      alarm.addAlarmAction(action);\n',
    replace: '',
    ...ALARMS,
    name: 'notify the topic when they fire and when they end:',
  },
  {
    behaviour: 'Nobody learns that an alarm is over',
    find: '      alarm.addOkAction(action);\n',
    replace: '',
    ...ALARMS,
    name: 'notify the topic when they fire and when they end:',
  },
  {
    behaviour: 'One outage sends ten messages',
    find: "created.filter(({ row }) => row.notifies === 'itself')",
    replace: 'created',
    ...ALARMS,
    name: 'fires with any of its causes, and notifies in their place',
  },
  {
    behaviour: 'Two stages of one account cannot both have the composite alarm',
    find: 'resource.alarmName = undefined',
    replace: 'void resource.alarmName',
    ...ALARMS,
    name: 'fires with any of its causes, and notifies in their place',
  },
  {
    behaviour: 'Missing data counts as an outage',
    find: '  notBreaching: TreatMissingData.NOT_BREACHING,\n',
    replace: '  notBreaching: TreatMissingData.BREACHING,\n',
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'A provider that fails reads as an outage of the service',
    find: "'IF(failed > FILL(provider, 0), failed - FILL(provider, 0), 0)'",
    replace: "'failed + 0 * provider'",
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'One failed request of two in a quiet minute reads as an outage',
    find: 'IF(whole > 5, 100 * ${part} / whole, IF(2 * ${part} > whole, 100, 0))',
    replace: '100 * ${part} / whole',
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'Fifty foreign flows in five minutes raise no alarm',
    file: `${ROWS}/account-rows.ts`,
    find: '    threshold: 5,\n',
    replace: '    threshold: 50,\n',
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'Foreign flows are counted by another reason',
    find: "{ Reason: 'foreign-state' }",
    replace: "{ Reason: 'unknown-state' }",
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: "The queue's average, which the second message hides, is what the alarm watches",
    find: "metricName, 'Maximum', { QueueName",
    replace: "metricName, 'Sum', { QueueName",
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'Refused flows are not counted',
    find: "FilterPattern.stringValue('$.message', '=', 'flow rejected')",
    replace: "FilterPattern.stringValue('$.message', '=', 'flow')",
    ...ALARMS,
    name: 'count the right lines:',
  },
  {
    behaviour: 'A missing right is seen in one function alone',
    find: "  metric: 'PermissionDenied',\n  logs: everyFunction,\n",
    replace: "  metric: 'PermissionDenied',\n  logs: everyFunction.slice(0, 1),\n",
    ...ALARMS,
    name: 'count the right lines:',
  },
  {
    behaviour: 'A forged webhook that is refused reads as accepted',
    find: "FilterPattern.numberValue('$.status', '=', 200)",
    replace: "FilterPattern.numberValue('$.status', '<', 500)",
    ...ALARMS,
    name: 'count the right lines:',
  },
  {
    behaviour: 'A reconcile that never runs raises no alarm',
    file: `${ROWS}/digest-rows.ts`,
    find: "    missing: 'breaching',\n",
    replace: '',
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'A job whose runs always fail raises no alarm before its events are dead',
    find: "runbook: 'functions.md#a-job-fails',\n      measure: (signals) => signals.ofFunction(name, 'Errors', 'Sum'),",
    replace:
      "runbook: 'functions.md#a-job-fails',\n      measure: (signals) => signals.ofFunction(name, 'DeadLetterErrors', 'Sum'),",
    ...ALARMS,
    name: 'fire as they should:',
  },
  {
    behaviour: 'An alarm leads to an entry of the runbook that is not there',
    find: "runbook: 'digests.md#a-slot-is-dead'",
    replace: "runbook: 'digests.md#dead-slots'",
    ...RUNBOOK,
    name: 'has the entry of an alarm:',
  },
  {
    behaviour: 'The runbook names a saved query that is not there',
    find: "name: 'denied calls'",
    replace: "name: 'refused calls'",
    ...RUNBOOK,
    name: 'says what an alarm means, where to look, what to do and when it is over:',
  },
  {
    behaviour: 'A secret that may not be read raises no alarm: its refusal is the third error of the trace',
    find: ", '$.trace.cause.cause.name'];",
    replace: '];',
    ...LINES,
    name: 'the line of',
  },
  {
    behaviour: 'Tools that a provider refuses read as tools that Onbehalf breaks',
    find: "FilterPattern.stringValue('$.outcome', '!=', code)",
    replace: "FilterPattern.stringValue('$.outcome', '!=', code.slice(1))",
    ...LINES,
    name: 'the line of',
  },
  {
    behaviour: 'One digest that is repeated rolls back a deployment',
    find: '.filter(({ row }) => row.isRollbackTrigger)',
    replace: ".filter(({ row }) => row.isRollbackTrigger || row.id === 'MailDigestErrors')",
    ...ALARMS,
    name: 'are those that a wrong version makes fire and a single error does not, in an output',
  },
  {
    behaviour: 'The dashboard shows the average of a duration, which hides the slow ones',
    find: "left: [metric('Duration', 'p50'), metric('Duration', 'p99')],",
    replace: "left: [metric('Duration', 'p50'), metric('Duration', 'Maximum')],",
    ...DASHBOARD,
    name: 'shows rate, errors, duration and saturation of',
  },
  {
    behaviour: 'The dashboard of one region replaces that of another',
    find: 'dashboardName: `${stackName}-${region}`,',
    replace: 'dashboardName: region && stackName,',
    ...DASHBOARD,
    name: 'has a name that no other stage or region has',
  },
];
