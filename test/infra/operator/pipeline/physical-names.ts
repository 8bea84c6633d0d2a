import { z } from 'zod';

/** What CloudFormation appends to a generated name: 12 characters, formerly up to 13. */
const RANDOM = 'A1B2C3D4E5F6G';

/**
 * The name that CloudFormation generates. Where the limit is too short for all of it, CloudFormation cuts the stack's
 * name and the logical id, and neither below half of the room: `serverlessrepo-standard-r-StandardRedirectsForClou-…`.
 */
export function generateName(stack: string | undefined, logicalId: string, limit: number): string {
  if (stack === undefined) return `${logicalId}-${RANDOM}`;
  const room = limit - RANDOM.length - '--'.length;
  const half = Math.floor(room / 2);
  const kept = stack.length <= half ? stack : stack.slice(0, Math.max(half, room - logicalId.length));
  return `${kept}-${logicalId.slice(0, Math.max(half, room - kept.length))}-${RANDOM}`;
}

const join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** A name that the template gives, with fixed values for what only AWS knows. */
export function resolveName(value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = join.safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(resolveName).join(joined.data['Fn::Join'][0]);
  const text = JSON.stringify(value);
  if (text === '{"Ref":"AWS::Region"}') return 'eu-west-1';
  if (text.includes('AWS::StackId')) return '1234abcd-12ab-34cd-56ef-1234567890ab';
  throw new Error(`This test cannot resolve ${text}.`);
}
