import { describe, expect, it } from 'vitest';
import { type Mail, type Reply, sendAll } from '../../infra/local/bench/duplicates/caller.ts';

const mails = (count: number): Mail[] =>
  Array.from({ length: count }, (_, at) => ({ idempotencyKey: `key-${at}`, subject: `mail ${at}` }));

/** Answers one reply after the other, the last one for good, and notes who asked for what. */
function answering(...replies: Reply[]) {
  const asked: string[] = [];
  const ask = async ({ idempotencyKey, subject }: Mail, caller: number): Promise<Reply> => {
    asked.push(`${caller} ${idempotencyKey} ${subject}`);
    return (replies.length > 1 ? replies.shift() : replies[0]) as Reply;
  };
  return { asked, ask };
}

const sent: Reply = { told: 'sent', final: true };
const failed: Reply = { told: 'failed', final: false };
const unknown: Reply = { told: 'unknown', final: true };

describe('a caller of the bench', () => {
  it('asks again with the same mail and key until it is sent', async () => {
    const { asked, ask } = answering(failed, failed, sent);
    expect(await sendAll(mails(1), 1, ask, 3)).toEqual([sent]);
    expect(asked).toEqual(['0 key-0 mail 0', '0 key-0 mail 0', '0 key-0 mail 0']);
  });

  it('gives up after so many attempts', async () => {
    const { asked, ask } = answering(failed);
    expect(await sendAll(mails(1), 1, ask, 3)).toEqual([failed]);
    expect(asked).toHaveLength(3);
  });

  it('does not ask again when the answer is final', async () => {
    const { asked, ask } = answering(unknown);
    expect(await sendAll(mails(1), 1, ask, 3)).toEqual([unknown]);
    expect(asked).toHaveLength(1);
  });

  it('takes mails that no other caller has', async () => {
    const { asked, ask } = answering(sent);
    expect(await sendAll(mails(5), 2, ask, 3)).toHaveLength(5);
    expect(new Set(asked.map((each) => each.split(' ')[0]))).toEqual(new Set(['0', '1']));
    expect(new Set(asked.map((each) => each.split(' ')[1])).size).toBe(5);
  });
});
