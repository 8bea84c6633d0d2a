import { openQueryApi, QueryRefusal } from '../aws/query-api.ts';
import { findElements, textOf } from '../aws/xml-element.ts';

/** How long CloudFormation watches the alarms after a deployment, in minutes: most fire with three of five. */
const WATCHED_MINUTES = 5;

/** A stack of these has never run: the CDK replaces it, and the next deployment is again the first. */
const NEVER_RAN = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS', 'CREATE_FAILED'];

/** Options of the CDK, and what the operator should read about them. */
type TriggerOptions = { options: string[]; notes: string[] };

/**
 * The options that roll a deployment back when an alarm of the stack fires. CloudFormation fails with a trigger that does
 * not exist, and immediately with one that fires already: so a first deployment has none, and a firing alarm is left out.
 */
export async function buildTriggerOptions(
  stackName: string,
  target: { region: string; profile?: string | undefined },
): Promise<TriggerOptions> {
  const arns = await readTriggerArns(stackName, target);
  if (arns.length === 0) return { options: [], notes: [] };
  const states = await readStates(arns, target);
  const firing = arns.filter((arn) => states.get(arn) === 'ALARM');
  const usable = arns.filter((arn) => states.has(arn) && !firing.includes(arn));
  const notes = firing.map(
    (arn) => `the alarm ${nameOf(arn)} fires already, so it does not roll this deployment back`,
  );
  // Without the option, those of the deployment before would stay.
  if (usable.length === 0) return { options: ['--rollback-trigger-alarm-arns=none'], notes };
  return {
    options: [
      ...usable.map((arn) => `--rollback-trigger-alarm-arns=${arn}`),
      `--monitoring-time-minutes=${WATCHED_MINUTES}`,
    ],
    notes,
  };
}

/** The alarms that the deployed version of the stack names, in its output. */
async function readTriggerArns(stackName: string, target: { region: string }): Promise<string[]> {
  const call = openQueryApi('cloudformation', target);
  try {
    const response = await call('DescribeStacks', { StackName: stackName });
    const [status] = findElements(response, 'StackStatus');
    if (status === undefined || NEVER_RAN.includes(status.text.trim())) return [];
    const outputs = findElements(response, 'Outputs').flatMap(({ children }) => children);
    const output = outputs.find((each) => textOf(each, 'OutputKey') === 'RollbackAlarmArns');
    return output === undefined ? [] : textOf(output, 'OutputValue').split(',').filter(Boolean);
  } catch (error) {
    if (error instanceof QueryRefusal && /does not exist/.test(error.message)) return [];
    throw error;
  }
}

/** The state of each alarm that exists, by its ARN. */
async function readStates(arns: readonly string[], target: { region: string }): Promise<Map<string, string>> {
  const call = openQueryApi('monitoring', target);
  const names = arns.map((arn, index) => [`AlarmNames.member.${index + 1}`, nameOf(arn)]);
  const response = await call('DescribeAlarms', Object.fromEntries(names));
  const alarms = findElements(response, 'MetricAlarms').flatMap(({ children }) => children);
  return new Map(alarms.map((alarm) => [textOf(alarm, 'AlarmArn'), textOf(alarm, 'StateValue')]));
}

function nameOf(arn: string): string {
  return arn.split(':').slice(6).join(':');
}
