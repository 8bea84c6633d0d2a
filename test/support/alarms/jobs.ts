import { stack } from '../stack/product.ts';
import { control } from '../stack/stack-control.ts';

/** Starts runs of a job as its schedule does. */
export async function startJob(name: string, event: unknown = {}, times = 1): Promise<void> {
  const url = `${stack.awsUrl}/2015-03-31/functions/${name}/invocations`;
  const headers = { 'x-amz-invocation-type': 'Event' };
  const start = () => fetch(url, { method: 'POST', headers, body: JSON.stringify(event) });
  await Promise.all(Array.from({ length: times }, start));
}

/** Waits until Lambda has finished every event of a job. @throws Error after 90 s */
export async function jobDone(name: string): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    const functions = await control<{ name: string; asynchronousPending: number }[]>('GET', 'functions');
    if (functions.find((each) => each.name === name)?.asynchronousPending === 0) return;
    if (Date.now() > end) throw new Error(`${name} still has events after 90 s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Purges the dead-letter queue: the messages of these jobs have no user by whom to find them. */
export const purgeQueue = () =>
  fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.PurgeQueue' },
    body: JSON.stringify({ QueueUrl: stack.outputs.DeadLetterQueueUrl }),
  });
