import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Bundle } from '../processes/run-process.ts';
import type { WarmKind } from './warm-events.ts';
import { type Served, startWarmProcess } from './warm-process.ts';

/** What a process holds after so many requests. */
export type Held = Pick<Served, 'rss' | 'heap' | 'handles' | 'opened'> & { requests: number };

/** A tenth of the requests come first, then the others. Reads and writes alternate. */
export async function measureGrowth(
  bundle: Bundle,
  kinds: readonly WarmKind[],
  requests: number,
): Promise<{ first: Held; last: Held }> {
  await using warm = await startWarmProcess(bundle, { isFixed: true });
  const events = kinds.map(({ event }) => event);
  const first = Math.ceil(requests / 10);
  return {
    first: { requests: first, ...held(await warm.serve(events, first)) },
    last: { requests, ...held(await warm.serve(events, requests - first)) },
  };
}

function held({ rss, heap, handles, opened }: Served) {
  return { rss, heap, handles, opened };
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
