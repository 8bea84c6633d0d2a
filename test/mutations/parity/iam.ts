import type { ParityMutation } from '../mutation.ts';

const REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const decisions = {
  source: `${REFERENCE}reference_policies_evaluation-logic_policy-eval-basics-single-account.html`,
  file: 'infra/local/aws/iam/decide.ts',
  test: 'test/local/aws/iam/decide.test.ts',
};
const statements = {
  ...decisions,
  source: `${REFERENCE}reference_policies_elements.html`,
  file: 'infra/local/aws/iam/statement.ts',
};
const conditions = {
  ...decisions,
  source: `${REFERENCE}reference_policies_elements_condition_operators.html`,
  file: 'infra/local/aws/iam/condition.ts',
};
const needs = {
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  file: 'infra/local/aws/iam/needs.ts',
  test: 'test/local/aws/iam/function-calls.test.ts',
};
const ofFunctions = 'allows exactly its calls, as the evaluator of the local stack decides';
const denials = { ...needs, test: 'test/local/aws/iam/denials.test.ts' };

/** What IAM allows and denies. */
export const permissions: readonly ParityMutation[] = [
  {
    ...decisions,
    behaviour: 'A denial of the role overrules what its policies allow',
    find: "  if (denies(identity, need)) return { isAllowed: false, deniedBy: 'identity' };\n",
    replace: '',
    name: 'is overruled by a denial',
  },
  {
    ...decisions,
    behaviour: "A denial of the resource overrules what the caller's policies allow",
    find: "  if (denies([...about, ...delegates], need)) return { isAllowed: false, deniedBy: 'resource' };\n",
    replace: '',
    name: 'denies everyone',
  },
  {
    ...decisions,
    behaviour: "A key's policy decides whether the account's policies count",
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
    find: 'const DECIDED_BY_RESOURCE = /^kms:/;',
    replace: 'const DECIDED_BY_RESOURCE = /^none:/;',
    name: 'of a key decides whether policies of roles count',
  },
  {
    ...decisions,
    behaviour: 'The account as a principal gives its roles nothing of its own',
    source: `${REFERENCE}reference_policies_elements_principal.html`,
    find: "if (aws.includes('*')) return true;",
    replace: 'if (aws.length > 0) return true;',
    name: 'of an account alone gives its roles nothing',
  },
  {
    ...statements,
    behaviour: 'Actions are compared without case',
    find: '{ ignoreCase: true }',
    replace: '{ ignoreCase: false }',
    name: 'compares actions without case',
  },
  {
    ...statements,
    behaviour: 'NotAction and NotResource exclude',
    find: 'if (isNegated) return matching.length > 0 ? undefined',
    replace: 'if (isNegated) return matching.length < 0 ? undefined',
    name: 'excludes actions',
  },
  {
    ...statements,
    behaviour: 'A statement needs each of its conditions',
    find: 'conditions.every((each)',
    replace: 'conditions.some((each)',
    name: 'needs each of its operators and keys',
  },
  {
    ...decisions,
    file: 'infra/local/aws/iam/pattern.ts',
    behaviour: 'A wildcard in one of the first five parts of an ARN ends at the colon',
    source: `${REFERENCE}reference-arns.html`,
    find: 'const NAMED_PARTS = 5;',
    replace: 'const NAMED_PARTS = 0;',
    name: 'has a wildcard that ends at a colon',
  },
  {
    ...conditions,
    behaviour: 'A negated operator is met where the key is absent, another one is not',
    find: 'if (given.length === 0) return ifExists || isNegated;',
    replace: 'if (given.length === 0) return ifExists;',
    name: 'StringNotEquals on iam:PassedToService with "a" is met by undefined: true',
  },
  {
    ...conditions,
    behaviour: 'ForAllValues is met where the key is absent',
    source: `${REFERENCE}reference_policies_condition-single-vs-multi-valued-context-keys.html`,
    find: "if (set === 'ForAllValues') return given.every(passes);",
    replace: "if (set === 'ForAllValues') return given.length > 0 && given.every(passes);",
    name: 'ForAllValues:StringEquals on events:source with ["a"] is met by undefined: true',
  },
  {
    ...needs,
    behaviour: 'A query of an index needs a right on the index',
    find: "${IndexName ? `/index/${IndexName}` : ''}",
    replace: '',
    name: ofFunctions,
  },
  {
    ...needs,
    behaviour: 'A transaction needs the right of each of its items',
    find: 'Object.entries({ ...WRITES,',
    replace: "Object.entries({ Put: 'TransactWriteItems',",
    name: ofFunctions,
  },
  {
    ...needs,
    behaviour: 'A schedule with a role needs the right to pass that role to Scheduler',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    find: "return [own, { action: 'iam:PassRole',",
    replace: "return [own, { action: 'scheduler:UpdateSchedule',",
    name: ofFunctions,
  },
  {
    ...needs,
    behaviour: 'ListSchedules needs a right on the schedules of all groups',
    source: 'https://github.com/aws/aws-cdk/issues/38201',
    find: "operation === 'ListSchedules' ? '*'",
    replace: "operation === 'ListSchedules' ? 'default'",
    name: 'must name the schedules of all groups for a list of one group',
  },
  {
    ...needs,
    behaviour: 'PutEvents needs a right on the bus of each entry',
    find: ": arn('events', `event-bus/${EventBusName}`)",
    replace: ": arn('events', 'event-bus/OnbehalfAccountEventBus')",
    name: ofFunctions,
  },
  {
    ...denials,
    behaviour: 'DynamoDB denies a call with 400',
    source: 'https://github.com/sebdah/dynamic-dynamodb/issues/321',
    find: 'dynamodb: { needs: tableNeeds, status: 400,',
    replace: 'dynamodb: { needs: tableNeeds, status: 403,',
    name: 'is refused by DynamoDB with 400',
  },
  {
    ...denials,
    behaviour: 'Scheduler denies a call with 403',
    source: 'https://github.com/ministryofjustice/modernisation-platform/issues/7930',
    find: 'scheduler: { needs: scheduleNeeds, status: 403,',
    replace: 'scheduler: { needs: scheduleNeeds, status: 400,',
    name: 'is refused by Scheduler with 403',
  },
  {
    ...denials,
    file: 'infra/local/aws/api-gateway/route-permission.ts',
    behaviour: "API Gateway needs the permission of the function's own policy",
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
    find: '[need]) === undefined;',
    replace: '[need]) !== null;',
    name: 'is a 500 of the gateway, when no route may invoke the function',
  },
  {
    ...denials,
    file: 'infra/local/aws/scheduler/schedule-targets.ts',
    behaviour: "Scheduler invokes a function by the schedule's role",
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_id-based-policies.html',
    find: "access.deny(roleOf(schedule), [{ action: 'lambda:InvokeFunction', resource: Arn }]);",
    replace: "access.deny('operator', [{ action: 'lambda:InvokeFunction', resource: Arn }]);",
    name: "is one of a schedule's role",
  },
  {
    ...denials,
    file: 'infra/local/aws/account-services.ts',
    behaviour: "Lambda sends the record of a failed event with the function's own rights",
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    find: "const outcome = denial ? 'AccessDenied' : queues.send(destination, record);",
    replace: 'const outcome = queues.send(destination, record);',
    name: 'loses the record of a failed event',
  },
];
