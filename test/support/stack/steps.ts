import { eventsSince, lastSeq } from './stack-control.ts';

const SOURCES = ['secretsmanager', 'dynamodb', 'scalekit'];

/** The calls that a function makes during the work, by name, sorted; at Scalekit those for one user, and for tokens. */
export async function stepsOf(
  functionName: string,
  work: () => Promise<unknown>,
  user?: string,
): Promise<string[]> {
  const seq = await lastSeq();
  await work();
  return (
    (await eventsSince(seq))
      .filter(({ source, event }) => SOURCES.includes(source) && !/^(ledger|webhook|fault)\b/.test(event))
      // A call of Scalekit does not name its function, and a job may be at work for others.
      .filter(({ identifier }) => user === undefined || identifier === undefined || identifier === user)
      .filter((event) => event.function === undefined || event.function === functionName)
      .map(({ source, event }) => `${source}.${event}`)
      .toSorted()
  );
}
