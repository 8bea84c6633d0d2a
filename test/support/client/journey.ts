import { type Client, isProblem } from '../../../shared/client/index.ts';

export const MAIL = { to: 'bob@example.com', subject: 'Hi', body: 'there' };

/**
 * What a product does for a user whose Gmail account is linked: looks, reads, writes, writes again under the same key,
 * and makes an error. Runs in Node and in a browser. Returns what the client reported.
 */
export async function journey(call: Client, key: string) {
  const { connections } = await call('GET /connections');
  const gmail = {
    path: { tool: 'gmail_fetch_mails' },
    body: { connection: 'gmail', input: { max_results: 1 } },
  };
  const read = await call('POST /actions/{tool}', gmail);
  const write = {
    path: { tool: 'gmail_send_message' },
    body: { connection: 'gmail', input: MAIL },
    idempotencyKey: key,
  };
  const first = await call('POST /actions/{tool}', write);
  const second = await call('POST /actions/{tool}', write);
  const { status, result } = await call('GET /executions/{key}', { path: { key } });
  const unknown = await call('GET /connections/{connection}', { path: { connection: 'a/b?c' } }).catch(
    (thrown: unknown) => isProblem(thrown, 'connection-unknown') || (thrown as { code?: string }).code,
  );
  return {
    linked: connections.filter((listed) => listed.status === 'ACTIVE').map(({ connection }) => connection),
    hasRead: read.data !== undefined,
    isSame: first.executionId === second.executionId && first.executionId === result?.executionId,
    execution: status,
    unknown,
    withoutContent: (await call('DELETE /digest')) === undefined,
  };
}

/** What the journey returns, on every network. */
export const ARRIVED = {
  linked: ['gmail'],
  hasRead: true,
  isSame: true,
  execution: 'DONE',
  unknown: 'gateway',
  withoutContent: true,
};
