import { eventsSince, lastSeq } from './stack-control.ts';

const SOURCES = ['secretsmanager', 'dynamodb', 'scalekit'];

/** The calls that a function makes during the work, by name, sorted. */
export async function stepsOf(functionName: string, work: () => Promise<unknown>): Promise<string[]> {
  const seq = await lastSeq();
  await work();
  return (
    (await eventsSince(seq))
      .filter(({ source, event }) => SOURCES.includes(source) && !/^(ledger|webhook|fault)\b/.test(event))
      // A call of Scalekit does not name its function.
      .filter((event) => event.function === undefined || event.function === functionName)
      .map(({ source, event }) => `${source}.${event}`)
      .toSorted()
  );
}
