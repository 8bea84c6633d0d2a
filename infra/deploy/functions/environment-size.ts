import { ParametersError } from '../parameters/parameters.ts';

/** "Environment variables: 4 KB": https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_BYTES = 4_096;
/** Longer than any name or ARN that AWS generates for a resource of this stack. */
const GENERATED = 'x'.repeat(128);

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Refuses an environment that Lambda would refuse in the middle of a deployment.
 * @throws ParametersError naming the largest variables, never their values
 */
export function refuseLargeEnvironment(name: string, variables: Variables): void {
  const total = measureEnvironment(variables);
  if (total <= MAX_BYTES) return;
  const largest = Object.entries(variables)
    .map(([variable, value]) => ({ variable, bytes: measureEnvironment({ [variable]: value }) }))
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, 2)
    .map(({ variable, bytes }) => `${variable} (${bytes})`);
  throw new ParametersError(
    `The environment of ${name} has up to ${total} bytes, and Lambda accepts ${MAX_BYTES}: shorten the parameters behind its largest variables, ${largest.join(' and ')}.`,
  );
}

/** The size in bytes as Lambda measures it: names and values as JSON in UTF-8. */
export function measureEnvironment(variables: Variables): number {
  const resolved = Object.entries(variables).map(([name, value]) => [
    name,
    // The CDK writes a value that AWS generates as a token.
    value?.replace(/\$\{Token\[[^\]]*\]\}/g, GENERATED),
  ]);
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(resolved)));
}
