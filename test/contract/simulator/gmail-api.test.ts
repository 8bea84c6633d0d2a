import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerOf, type Message, twoMails } from '../../support/scalekit/simulated-mail.ts';
import { CONNECTION, SimulatedScalekit } from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
let client: ReturnType<SimulatedScalekit['client']>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(twoMails);
  client = scalekit.client();
  await scalekit.connect('ada');
  await client.actions.listConnectedAccounts({ identifier: 'ada' });
});
afterAll(() => scalekit.stop());

const ada = { connectionName: CONNECTION, identifier: 'ada' };
const MESSAGES = '/gmail/v1/users/me/messages';
const post = (path: string, body: unknown) => scalekit.control('POST', path, body);

async function tokenOf(identifier: string): Promise<string> {
  const { connectedAccount } = await client.actions.getConnectedAccount({ ...ada, identifier });
  const details = connectedAccount?.authorizationDetails?.details;
  return details?.case === 'oauthToken' ? details.value.accessToken : '';
}

type Page = { messages: { id: string }[]; nextPageToken?: string };

/** Reads from Gmail's API with a user's token. */
async function read<Body>(path: string, token: string): Promise<Body> {
  return (await (await google(path, token)).json()) as Body;
}

/** Calls Gmail's API with a user's token. */
const google = (path: string, token: string, init: RequestInit = {}) =>
  fetch(`${scalekit.url}/google${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });

describe('Gmail’s API with the user’s own token', () => {
  it('lists ids in pages, newest first', async () => {
    const token = await tokenOf('ada');
    const first = await read<Page>(`${MESSAGES}?maxResults=1`, token);
    expect(Object.keys(first.messages[0] ?? {}).sort()).toEqual(['id', 'threadId']);
    const second = await read<Page>(`${MESSAGES}?maxResults=1&pageToken=${first.nextPageToken}`, token);
    expect(second.messages[0]?.id).not.toBe(first.messages[0]?.id);
    expect(second).not.toHaveProperty('nextPageToken');
    expect(await read(`${MESSAGES}?q=subject:nothing`, token)).toEqual({ resultSizeEstimate: 0 });
  });

  it('returns a whole message, its headers only, or neither', async () => {
    const token = await tokenOf('ada');
    const { messages } = await read<Page>(`${MESSAGES}?q=has:attachment`, token);
    const as = (format: string) => read<Message>(`${MESSAGES}/${messages[0]?.id}?format=${format}`, token);
    expect((await as('full')).payload.parts).toHaveLength(2);
    expect(Object.keys((await as('metadata')).payload)).toEqual(['mimeType', 'headers']);
    expect(await as('minimal')).not.toHaveProperty('payload');
  });

  it('sends a raw mail unchanged to the connected user with that address', async () => {
    await scalekit.connect('grace');
    const raw = [
      'From: ada@example.com',
      'To: Grace <grace@example.com>',
      'Bcc: ada@example.com',
      'Subject: Raw',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Grüße</p>',
    ].join('\r\n');
    const body = JSON.stringify({ raw: Buffer.from(raw).toString('base64url') });
    const sent = await google(`${MESSAGES}/send`, await tokenOf('ada'), { method: 'POST', body });
    expect(await sent.json()).toMatchObject({ labelIds: ['SENT', 'INBOX', 'UNREAD'] });
    const token = await tokenOf('grace');
    const { messages } = await read<Page>(`${MESSAGES}?q=subject:Raw`, token);
    const message = await read<Message>(`${MESSAGES}/${messages[0]?.id}`, token);
    expect(headerOf(message, 'Bcc')).toBeUndefined();
    expect(message.payload).toMatchObject({ mimeType: 'text/html' });
    expect((await scalekit.sideEffects('ada')).at(-1)).toMatchObject({ kind: 'mail-sent' });
  });

  it.each([
    ['no recipient', { raw: Buffer.from('Subject: x\r\n\r\nx').toString('base64url') }],
    ['no mail', {}],
    ['a mail that is not base64url', { raw: '***' }],
  ])('rejects sending %s', async (_, mail) => {
    const body = JSON.stringify(mail);
    const refused = await google(`${MESSAGES}/send`, await tokenOf('ada'), { method: 'POST', body });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
  });

  it('rejects a wrong, an expired and a revoked token as Google does', async () => {
    await scalekit.connect('carol');
    const expired = await tokenOf('carol');
    await post('accounts/tokens/expire', { identifier: 'carol' });
    await scalekit.connect('dave');
    const revoked = await tokenOf('dave');
    await client.actions.deleteConnectedAccount({ ...ada, identifier: 'dave' });
    for (const token of ['ya29.wrong', expired, revoked]) {
      const refused = await google('/gmail/v1/users/me/profile', token);
      expect(refused.status).toBe(401);
      expect(await refused.json()).toEqual({
        error: {
          code: 401,
          message: 'Invalid Credentials',
          status: 'UNAUTHENTICATED',
          errors: [
            {
              message: 'Invalid Credentials',
              domain: 'global',
              reason: 'authError',
              locationType: 'header',
              location: 'Authorization',
            },
          ],
        },
      });
    }
  });

  it.each([
    [404, `${MESSAGES}/ffffffffffffffff`],
    [404, '/gmail/v1/users/me/nothing'],
    [400, `${MESSAGES}?pageToken=none`],
    [400, `${MESSAGES}?maxResults=501`],
    [403, '/gmail/v1/users/eve@example.com/profile'],
  ])('returns %i for %s', async (status, path) => {
    const refused = await google(path, await tokenOf('ada'));
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ error: { code: status } });
  });

  it('returns Gmail’s own 429 to the user whom a fault matches', async () => {
    await scalekit.connect('erin');
    await post('faults', {
      at: 'scalekit.gmail',
      identifier: 'erin',
      do: 'error',
      status: 429,
      retryAfter: 9,
    });
    expect((await google('/gmail/v1/users/me/profile', await tokenOf('ada'))).status).toBe(200);
    const limited = await google('/gmail/v1/users/me/profile', await tokenOf('erin'));
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '9']);
    expect(await limited.json()).toMatchObject({
      error: { status: 'RESOURCE_EXHAUSTED', errors: [{ reason: 'userRateLimitExceeded' }] },
    });
  });

  it('sends the mail and loses the response when a fault fires after the effect', async () => {
    await scalekit.connect('frank');
    await post('faults', { at: 'scalekit.gmail', identifier: 'frank', do: 'close', when: 'after' });
    const raw = Buffer.from('To: x@elsewhere.example\r\nSubject: Lost\r\n\r\nx').toString('base64url');
    const init = { method: 'POST', body: JSON.stringify({ raw }) };
    const token = await tokenOf('frank');
    await expect(google(`${MESSAGES}/send`, token, init)).rejects.toThrow('fetch failed');
    expect((await scalekit.sideEffects('frank')).at(-1)).toMatchObject({ kind: 'mail-sent' });
  });
});
