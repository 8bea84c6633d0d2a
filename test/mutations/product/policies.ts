import type { Mutation } from '../mutation.ts';

const calls = {
  test: 'test/local/aws/iam/function-calls.test.ts',
  name: 'allows exactly its calls, as the evaluator of the local stack decides',
};

/** Grants that are missing or too many, as the evaluator of the local stack decides about calls. */
export const policies: readonly Mutation[] = [
  {
    ...calls,
    behaviour: 'An added grant: the function that starts links may query the table',
    find: "table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');\n    },\n    contract: connectContract,",
    replace:
      "table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query');\n    },\n    contract: connectContract,",
  },
  {
    ...calls,
    behaviour: 'A removed grant: the function of the digest may not invoke it on demand',
    find: '      mailDigest.grantInvoke(grantee);\n',
    replace: '',
  },
  {
    ...calls,
    behaviour: 'A removed grant: reconcile cannot list what is pending',
    find: "table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');\n    table.grantListPending(grantee);\n",
    replace: "table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');\n",
  },
  {
    ...calls,
    behaviour: 'An added grant: a function passes any role to Scheduler',
    find: "      actions: ['iam:PassRole'],\n      resourceArns: [this.roleArn],",
    replace: "      actions: ['iam:PassRole'],\n      resourceArns: ['*'],",
  },
  {
    ...calls,
    behaviour: 'An added grant: a function reads every secret of the account',
    find: "actions: ['secretsmanager:GetSecretValue'],\n      resourceArns: [",
    replace: "actions: ['secretsmanager:GetSecretValue'],\n      resourceArns: ['*', ",
  },
  {
    behaviour: 'A grant names an action that IAM does not have, and so allows nothing',
    find: "actions: ['events:PutEvents'],",
    replace: "actions: ['events:PutEvents', 'events:PublishEvents'],",
    test: 'test/infra/deploy/permissions/granted-actions.test.ts',
    name: 'are of actions that exist, on resources that these take',
  },
  {
    ...calls,
    behaviour: 'A schedule of any group fires with the role of the digests',
    find: "            'aws:SourceAccount': Stack.of(this).account,\n            'aws:SourceArn': group.scheduleGroupArn,",
    replace: "            'aws:SourceAccount': Stack.of(this).account,",
    name: 'lets a schedule of another group fire, or not',
  },
];
