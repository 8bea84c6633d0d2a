import { stack } from './product.ts';

type Event = {
  seq: number;
  source: string;
  event: string;
  function?: string;
  outcome?: string;
  [detail: string]: unknown;
};

/** Calls the control API of the running stack: see docs/local/control-api.md. */
export async function control<Body = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Body> {
  const response = await fetch(`${stack.awsUrl}/_local/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const received: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(received)}`);
  return received as Body;
}

export const armFault = (rule: Record<string, unknown>) => control('POST', 'faults', rule);

/** Disarms every fault rule and heals the network. */
export async function healStack(): Promise<void> {
  await control('DELETE', 'faults');
}

export async function lastSeq(): Promise<number> {
  return (await control<{ lastSeq: number }>('GET', 'events')).lastSeq;
}

/** Reads the events after a sequence number. */
export async function eventsSince(seq: number, query: Record<string, string> = {}): Promise<Event[]> {
  const text = new URLSearchParams({ since: String(seq), ...query });
  return (await control<{ events: Event[] }>('GET', `events?${text}`)).events;
}

/** Makes the next call of the function cold. */
export const recycle = (functionName: string) => control('POST', `functions/${functionName}/recycle`);

/** Waits until Lambda has finished every event of mail-digest. @throws Error after 90 s */
export async function digestsDone(): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    const functions = await control<{ name: string; asynchronousPending: number }[]>('GET', 'functions');
    if (functions.find(({ name }) => name === 'mail-digest')?.asynchronousPending === 0) return;
    if (Date.now() > end) throw new Error('mail-digest still has events after 90 s.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
