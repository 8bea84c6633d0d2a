import { readFileSync } from 'node:fs';

const lines = readFileSync(new URL('service-actions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' '));
/** `service/type` → the form of its ARNs. */
const arnForms = new Map(lines.filter(([key]) => key?.includes('/')).map(([key, arn]) => [key, arn ?? '']));
/** `service:Action` → the types of resources that it takes. */
const actions = new Map(lines.filter(([key]) => key?.includes(':')).map(([key, ...types]) => [key, types]));

/** Where another page of AWS, or AWS itself, contradicts the reference. */
const ALSO: Record<string, string[]> = {
  // Scheduler asks for a resource: https://github.com/aws/aws-cdk/issues/38201
  'scheduler:ListSchedules': ['schedule'],
  // For composite alarms, "scoped to *": https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
  'cloudwatch:DescribeAlarms': [],
  // The same: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
  'cloudwatch:PutCompositeAlarm': [],
};

/** The types of resources that an action takes: none, if it is granted on `*` alone. */
export function resourceTypesOf(action: string): readonly string[] | undefined {
  return ALSO[action] ?? actions.get(action);
}

/** What is wrong with a grant; undefined for one that AWS could use. */
export function defectOf(action: string, resource: string): string | undefined {
  const types = resourceTypesOf(action);
  if (types === undefined) return 'no such action';
  // A trust policy is about its own role.
  if (resource === '') return undefined;
  if (types.length === 0) return resource === '*' ? undefined : 'takes no resource';
  const [service] = action.split(':');
  const forms = types.map((type) => (arnForms.get(`${service}/${type}`) ?? '').replace(/\$\{\w+\}/g, '*'));
  return resource !== '*' && forms.some((form) => overlap(form, resource))
    ? undefined
    : `takes ${types.join(', ')}`;
}

/** Whether two patterns with `*` have a text in common: a grant of all streams of a group, and the form of a stream. */
function overlap(a: string, b: string): boolean {
  if (a.startsWith('*')) return overlap(a.slice(1), b) || (b !== '' && overlap(a, b.slice(1)));
  if (b.startsWith('*')) return overlap(b, a);
  return a === b || (a !== '' && a[0] === b[0] && overlap(a.slice(1), b.slice(1)));
}
