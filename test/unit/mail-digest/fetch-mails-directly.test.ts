import { describe, expect, it } from 'vitest';
import { fetchMailsDirectly } from '../../../functions/mail-digest/fetch/fetch-mails-directly.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import type { Direct } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();
const request = { mailbox: { connection: 'gmail' }, query: 'is:unread', maxMessages: 50 };
const subject = { name: 'Subject', value: 'Hi' };
const whole = (id: string) => ({ id, payload: { headers: [subject] } });

/** Gmail with three messages, of which the second cannot be fetched. */
function gmailThatFails(code: ErrorCode): Direct {
  const get = async (path: readonly string[]) => {
    const id = path.at(-1) ?? '';
    if (id === 'messages') return { messages: [{ id: '1' }, { id: '2' }, { id: '3' }] };
    if (id === '2') throw new AppError(code, { connection: 'gmail' });
    return whole(id);
  };
  return { use: (_connection, _scope, work) => work({ get }) };
}

describe('fetchMailsDirectly', () => {
  it('skips a message that is too large', async () => {
    const { decoded: mails } = await fetchMailsDirectly(request, scope, gmailThatFails('result-too-large'));
    const ids = mails.map((each) => ('mail' in each ? each.mail.id : `${each.skipped.id} skipped`));
    expect(ids).toEqual(['1', '2 skipped', '3']);
  });

  it('decodes each message on arrival and holds at most as many raw messages as it fetches concurrently', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => String(at));
    let [whole, most] = [0, 0];
    const get = async (path: readonly string[]) => {
      if (path.at(-1) === 'messages') return { messages: ids.map((id) => ({ id })) };
      whole += 1;
      most = Math.max(most, whole);
      return {
        id: path.at(-1),
        get payload() {
          whole -= 1;
          return { headers: [subject] };
        },
      };
    };
    const direct: Direct = { use: (_connection, _scope, work) => work({ get }) };
    const { decoded } = await fetchMailsDirectly({ ...request, maxMessages: 60 }, scope, direct);
    expect(decoded).toHaveLength(60);
    expect([whole, most]).toEqual([0, 15]);
  });

  it('fetches a message once that two pages repeat, and reports that the mailbox holds more', async () => {
    const fetched: string[] = [];
    const get = async (path: readonly string[], query: Record<string, unknown> = {}) => {
      const id = path.at(-1) ?? '';
      if (id !== 'messages') {
        fetched.push(id);
        return whole(id);
      }
      const isFirst = query.pageToken === undefined;
      return {
        messages: (isFirst ? ['1', '2'] : ['2', '3']).map((each) => ({ id: each })),
        nextPageToken: 'p',
      };
    };
    const direct: Direct = { use: (_connection, _scope, work) => work({ get }) };
    const { decoded, hasMore } = await fetchMailsDirectly({ ...request, maxMessages: 3 }, scope, direct);
    expect([decoded.length, fetched, hasMore]).toEqual([3, ['1', '2', '3'], true]);
  });

  it('fails as a whole when Gmail is unavailable for one message', async () => {
    const failing = fetchMailsDirectly(request, scope, gmailThatFails('upstream-unavailable'));
    expect((await rejectionOf(failing)).code).toBe('upstream-unavailable');
  });
});
