import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Bundle } from '../processes/run-process.ts';
import type { WarmKind } from './warm-events.ts';
import { type Held, startWarmProcess } from './warm-process.ts';

/** What a process held after a tenth of the requests, and after all of them. */
export type Growth = { first: HeldAfter; last: HeldAfter };

type HeldAfter = Held & { requests: number };

/** Serves the kinds in turn. */
export async function measureGrowth(
  bundle: Bundle,
  kinds: readonly WarmKind[],
  requests: number,
): Promise<Growth> {
  await using warm = await startWarmProcess(bundle);
  const events = kinds.map(({ event }) => event);
  const tenth = Math.ceil(requests / 10);
  await warm.serve(events, tenth);
  const first = await warm.describe();
  await warm.serve(events, requests - tenth);
  return { first: { requests: tenth, ...first }, last: { requests, ...(await warm.describe()) } };
}

/** The connections by the name of the host in place of its port. */
export function nameHosts(
  opened: Record<string, number>,
  { scalekitUrl, awsUrl, dynamodbUrl }: Pick<StackDescription, 'scalekitUrl' | 'awsUrl' | 'dynamodbUrl'>,
): Record<string, number> {
  const names = new Map([
    [new URL(scalekitUrl).host, 'Scalekit'],
    [new URL(awsUrl).host, 'Secrets Manager'],
    [new URL(dynamodbUrl).host, 'DynamoDB'],
  ]);
  return Object.fromEntries(Object.entries(opened).map(([host, count]) => [names.get(host) ?? host, count]));
}
