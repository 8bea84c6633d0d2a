import { expect, vi } from 'vitest';
import type { Problem } from '../../../shared/client/problem.ts';

/** The page of a proxy. */
export const HTML = new Response('<!doctype html><title>Bad gateway</title>', {
  status: 502,
  headers: { 'content-type': 'text/html' },
});
/** The request of a write. */
export const write = {
  path: { tool: 'gmail_send_message' },
  body: { connection: 'gmail', input: { to: 'bob@example.com' } },
  idempotencyKey: 'invoice-4711-reminder',
};

/** What a call throws, with the time that it took, in seconds of the fake clock. */
export async function failureOf(work: Promise<unknown>): Promise<Problem & { after: number }> {
  const start = Date.now();
  const failed = work.then(
    () => expect.unreachable('the call succeeded'),
    (thrown: Problem) => thrown,
  );
  await vi.runAllTimersAsync();
  return Object.assign(await failed, { after: (Date.now() - start) / 1000 });
}

export async function finished<Value>(work: Promise<Value>): Promise<Value> {
  await vi.runAllTimersAsync();
  return work;
}
