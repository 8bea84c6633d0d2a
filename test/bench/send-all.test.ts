import { describe, expect, it } from 'vitest';
import { type Mail, type SendResult, sendAll } from '../../infra/local/bench/duplicates/send-all.ts';

const mails = (count: number): Mail[] =>
  Array.from({ length: count }, (_, at) => ({ idempotencyKey: `key-${at}`, subject: `mail ${at}` }));

/** Returns the results in order, repeating the last one, and records the requests. */
function createSender(...results: SendResult[]) {
  const requests: string[] = [];
  const send = async ({ idempotencyKey, subject }: Mail, caller: number): Promise<SendResult> => {
    requests.push(`${caller} ${idempotencyKey} ${subject}`);
    return (results.length > 1 ? results.shift() : results[0]) as SendResult;
  };
  return { requests, send };
}

const sent: SendResult = { outcome: 'sent', isFinal: true };
const failed: SendResult = { outcome: 'failed', isFinal: false };
const unknown: SendResult = { outcome: 'unknown', isFinal: true };

describe('sendAll', () => {
  it('retries with the same mail and key until the mail is sent', async () => {
    const { requests, send } = createSender(failed, failed, sent);
    expect(await sendAll(mails(1), 1, send, 3)).toEqual([sent]);
    expect(requests).toEqual(['0 key-0 mail 0', '0 key-0 mail 0', '0 key-0 mail 0']);
  });

  it('stops after the given number of attempts', async () => {
    const { requests, send } = createSender(failed);
    expect(await sendAll(mails(1), 1, send, 3)).toEqual([failed]);
    expect(requests).toHaveLength(3);
  });

  it('does not retry after a final result', async () => {
    const { requests, send } = createSender(unknown);
    expect(await sendAll(mails(1), 1, send, 3)).toEqual([unknown]);
    expect(requests).toHaveLength(1);
  });

  it('gives each mail to one caller only', async () => {
    const { requests, send } = createSender(sent);
    expect(await sendAll(mails(5), 2, send, 3)).toHaveLength(5);
    expect(new Set(requests.map((each) => each.split(' ')[0]))).toEqual(new Set(['0', '1']));
    expect(new Set(requests.map((each) => each.split(' ')[1])).size).toBe(5);
  });
});
