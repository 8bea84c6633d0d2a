import type { Mutation } from '../mutation.ts';

export const grants: readonly Mutation[] = [
  {
    behaviour: 'A function may change the secret',
    find: "actions: ['secretsmanager:GetSecretValue'],",
    replace: "actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'A function reads the dead-letter queue',
    find: "actions: ['sqs:SendMessage'],",
    replace: "actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'Schedules of any account may use the role',
    find: "Stack.of(this).account,\n            'aws:SourceArn': group.scheduleGroupArn,",
    replace: "'*',\n            'aws:SourceArn': group.scheduleGroupArn,",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'and send to the dead-letter queue, and only from the group',
  },
  {
    behaviour: 'Schedules of any group of the account may use the role',
    find: "            'aws:SourceArn': group.scheduleGroupArn,\n",
    replace: '',
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'and send to the dead-letter queue, and only from the group',
  },
  {
    behaviour: 'A function passes the role to any service',
    find: "      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },\n",
    replace: '',
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'A function changes the schedules of other groups',
    find: 'resourceArns: [this.formatSchedules(this.groupName)],',
    replace: "resourceArns: [this.formatSchedules('*')],",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'A function reads all schedules of the group',
    find: "['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule', ...further];",
    replace: "['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule', 'ListSchedules', ...further];",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'A firing that never reached the function is lost',
    find: 'deadLetterQueue.grantSend(role);\n    this.groupName',
    replace: 'this.groupName',
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'and send to the dead-letter queue, and only from the group',
  },
  {
    behaviour: 'A function’s log group can be created again without an end of its logs',
    find: "actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],",
    replace: "actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'A function writes to the logs of all others',
    find: 'resources: [logGroup.logGroupArn],',
    replace: "resources: ['*'],",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'execute-action runs without the right to delete a key: a write that did not happen blocks it',
    find: "grant(grantee, { secret, table }) {\n      secret.grantRead(grantee);\n      table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');",
    replace:
      "grant(grantee, { secret, table }) {\n      secret.grantRead(grantee);\n      table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem');",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
  {
    behaviour: 'The function that finishes links may delete items',
    find: "table.grant(grantee, 'GetItem', 'UpdateItem');",
    replace: "table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');",
    test: 'test/infra/deploy/permissions.test.ts',
    name: 'exactly its actions on exactly its resources',
  },
];
