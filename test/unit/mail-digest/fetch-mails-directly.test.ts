import { describe, expect, it } from 'vitest';
import { fetchMailsDirectly } from '../../../functions/mail-digest/fetch-mails-directly.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { Direct } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';

const scope = { identifier: 'ada', deadline: Date.now() + 25_000 };
const request = { connection: 'gmail', query: 'is:unread', maxMessages: 50 };
const whole = (id: string) => ({ id, payload: { headers: [] } });

/** Gmail with three messages, of which the second cannot be had. */
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
  it('keeps the id of a message that is too large, which the digest then skips', async () => {
    const mails = await fetchMailsDirectly(request, scope, gmailThatFails('result-too-large'));
    expect(mails).toEqual([whole('1'), { id: '2' }, whole('3')]);
    expect(decodeGmailMessage(mails[1])).toHaveProperty('skipped');
  });

  it('fails as a whole when Gmail was not there for a message', async () => {
    const failing = fetchMailsDirectly(request, scope, gmailThatFails('upstream-unavailable'));
    expect((await rejectionOf(failing)).code).toBe('upstream-unavailable');
  });
});
