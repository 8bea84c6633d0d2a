import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmailThrough, type Message } from '../../support/scalekit/simulated-mail.ts';
import { CONNECTION, SimulatedScalekit } from '../../support/scalekit/simulated-scalekit.ts';

type Resource = Record<string, unknown>;
type Ids = { id: string; threadId: string };

let scalekit: SimulatedScalekit;
let gmail: ReturnType<typeof gmailThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
  gmail = gmailThrough(scalekit);
});
afterAll(() => scalekit.stop());

const deliver = (identifier: string, message: unknown) =>
  scalekit.control<Ids>('POST', `mailboxes/${identifier}/messages`, { message });

/** A user whose mailbox holds these messages. */
async function userWith(identifier: string, ...messages: Resource[]): Promise<string> {
  await scalekit.connect(identifier);
  for (const message of messages) await deliver(identifier, message);
  return identifier;
}

/** Reads from Gmail's API with the user's own token. */
async function readApi<Body>(identifier: string, path: string): Promise<Body> {
  const { actions } = scalekit.client();
  const { connectedAccount } = await actions.getConnectedAccount({ connectionName: CONNECTION, identifier });
  const details = connectedAccount?.authorizationDetails?.details;
  const token = details?.case === 'oauthToken' ? details.value.accessToken : '';
  const headers = { authorization: `Bearer ${token}` };
  return (await (
    await fetch(`${scalekit.url}/google/gmail/v1/users/me/${path}`, { headers })
  ).json()) as Body;
}

const header = (name: string, value: string) => ({ name, value });
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const invoice: Resource = {
  id: '18c0001',
  threadId: 't1',
  labelIds: ['INBOX', 'UNREAD', 'CATEGORY_PERSONAL'],
  snippet: 'The crane &amp; the yard',
  internalDate: '1795508100000',
  sizeEstimate: 1000,
  historyId: '7',
  payload: {
    mimeType: 'multipart/mixed',
    filename: '',
    headers: [header('From', 'Mira <mira@person.example>'), header('Subject', 'Crane bill')],
    body: { size: 0 },
    parts: [
      { mimeType: 'text/plain', body: { size: 5, data: base64url('It is late') } },
      { mimeType: 'application/pdf', filename: 'bill.pdf', body: { size: 9, attachmentId: 'ANG1' } },
    ],
  },
};

/** Messages as other programs hold them: members are missing, null or of another type. */
const odd: Record<string, Resource> = {
  'without payload': { id: 'x1', snippet: 'Late', internalDate: '1795508100000' },
  'without mimeType': { id: 'x2', payload: { headers: [header('Subject', 'Odd')], body: { data: 'SGk' } } },
  'with null members': {
    id: 'x3',
    threadId: null,
    labelIds: null,
    snippet: null,
    internalDate: null,
    payload: { mimeType: null, headers: [header('Subject', 'Odd'), null], body: { data: null }, parts: null },
  },
  'with header names in other cases': { id: 'x4', payload: { headers: [header('SUBJECT', 'Odd')] } },
  'with standard base64': { id: 'x5', payload: { body: { data: 'R3LDvMOfZSA+Pz8/\n', size: 5 } } },
  'with raw alone': { id: 'x6', labelIds: ['INBOX'], raw: base64url('Subject: Odd\r\n\r\nraw words') },
  'without any member': {},
  'with members of other types': { id: 7, threadId: {}, labelIds: 'UNREAD', internalDate: true, payload: [] },
};

describe('a message of Gmail’s API', () => {
  it.each(Object.entries({ 'as Gmail returns it': invoice, ...odd }))(
    '%s is returned as delivered by tools, thread and API',
    async (name, message) => {
      const user = await userWith(`resource-${name.replaceAll(' ', '-')}`);
      const { id, threadId } = await deliver(user, message);
      const asDelivered = expect.objectContaining({ messages: [message] });
      expect(await gmail.fetchMails(user)).toEqual(asDelivered);
      expect(await gmail.run(user, 'gmail_get_message_by_id', { message_id: id })).toEqual(message);
      expect(await gmail.run(user, 'gmail_get_thread_by_id', { thread_id: threadId })).toEqual(asDelivered);
      expect(await readApi(user, `messages/${id}`)).toEqual(message);
      expect(await readApi(user, 'messages')).toMatchObject({ messages: [{ id, threadId }] });
    },
  );

  it('has fewer members in the formats metadata and minimal', async () => {
    const user = await userWith('resource-formats', invoice, { id: 'bare' });
    const { payload, ...minimal } = invoice;
    const { mimeType, headers } = payload as Message['payload'];
    const as = (format: string) => gmail.fetchMails(user, { format, query: 'subject:crane' });
    expect((await as('minimal')).messages).toEqual([minimal]);
    expect((await as('metadata')).messages).toEqual([{ ...minimal, payload: { mimeType, headers } }]);
    expect(await readApi(user, 'messages/bare?format=metadata')).toEqual({ id: 'bare' });
    const named = { thread_id: 't1', format: 'metadata', metadata_headers: ['SUBJECT'] };
    expect(await gmail.run(user, 'gmail_get_thread_by_id', named)).toMatchObject({
      messages: [{ payload: { headers: [header('Subject', 'Crane bill')] } }],
    });
  });

  it.each([
    ['is:unread', ['18c0001']],
    ['-is:unread', ['sent', 'bare']],
    ['label:inbox', ['18c0001']],
    ['category:primary', ['18c0001']],
    ['from:mira', ['18c0001']],
    ['subject:"crane bill"', ['18c0001']],
    ['filename:pdf', ['18c0001']],
    ['late', ['18c0001']],
    ['in:sent', ['sent']],
    ['from:me', ['sent']],
    ['-from:me', ['18c0001', 'bare']],
    ['in:spam', ['spam']],
    ['-in:trash', ['18c0001', 'spam', 'sent', 'bare']],
    ['', ['18c0001', 'sent', 'bare']],
  ])('is found by the search %j', async (query, ids) => {
    const dated = (id: string, labelIds?: string[]) => ({ id, labelIds, internalDate: '1795508000000' });
    const sent = {
      ...dated('sent', ['SENT']),
      payload: { headers: [header('From', 'Ada <ada@home.example>')] },
    };
    const bare = { id: 'bare', internalDate: 1_795_500_000_000 };
    const user = await userWith(
      `resource-search-${query}`,
      bare,
      sent,
      dated('spam', ['SPAM', 'UNREAD']),
      invoice,
    );
    const { messages } = await gmail.fetchMails(user, { query });
    expect(messages.map(({ id }) => id)).toEqual(ids);
  });

  it('is listed as often as it was delivered, and is one mail of the mailbox', async () => {
    const user = await userWith(
      'resource-twice',
      invoice,
      { id: 'other', internalDate: '1795508200000' },
      invoice,
    );
    const first = await gmail.fetchMails(user, { max_results: 2 });
    const second = await gmail.fetchMails(user, { max_results: 2, page_token: first.nextPageToken });
    const ids = [...first.messages, ...second.messages].map(({ id }) => id);
    expect(ids).toEqual(['other', '18c0001', '18c0001']);
    expect(await gmail.run(user, 'gmail_get_profile')).toMatchObject({ messagesTotal: 2, threadsTotal: 2 });
    expect(await gmail.run(user, 'gmail_get_thread_by_id', { thread_id: 't1' })).toMatchObject({
      messages: [invoice],
    });
  });

  it('has other labels after a change, and nothing else', async () => {
    const user = await userWith('resource-labels', invoice, invoice);
    const change = { message_id: '18c0001', remove_label_ids: ['UNREAD'] };
    await gmail.run(user, 'gmail_modify_message_labels', change);
    expect((await gmail.fetchMails(user, { query: 'is:unread' })).messages).toEqual([]);
    const changed = { ...invoice, labelIds: ['INBOX', 'CATEGORY_PERSONAL'] };
    expect((await gmail.fetchMails(user)).messages).toEqual([changed, changed]);
  });

  it('with the label DRAFT is a draft', async () => {
    const user = await userWith('resource-draft', { id: 'zz', labelIds: ['DRAFT'], snippet: 'Unfinished' });
    const { drafts } = await gmail.run<{ drafts: { id: string }[] }>(user, 'gmail_list_drafts');
    const draft = await gmail.run(user, 'gmail_get_draft', { draft_id: drafts[0]?.id });
    expect(draft).toMatchObject({ message: { id: 'zz', snippet: 'Unfinished' } });
  });

  it('begins a thread that a later mail joins', async () => {
    const user = await userWith('resource-thread', {
      id: 'first',
      threadId: 't9',
      payload: { headers: [header('message-id', '<first@person.example>')] },
    });
    const raw = 'In-Reply-To: <first@person.example>\r\n\r\nMore\r\n';
    const reply = await scalekit.control<Ids>('POST', `mailboxes/${user}/messages`, { raw });
    expect(reply.threadId).toBe('t9');
  });
});

describe('a delivery', () => {
  const nested = (levels: number): unknown => (levels === 1 ? {} : { parts: nested(levels - 1) });
  const post = (body: string) =>
    fetch(`${scalekit.url}/_simulator/mailboxes/refused/messages`, { method: 'POST', body });

  it.each([
    ['neither raw nor message', {}, 'raw (RFC 5322) or message'],
    ['both', { raw: 'Subject: x\r\n\r\nx', message: {} }, 'and not both'],
    ['a message that is a list', { message: [{}] }, 'message: is not an object'],
    ['a message that is a text', { message: 'Hello' }, 'message: is not an object'],
    ['a message that is null', { message: null }, 'message: is not an object'],
    ['a message of too many levels', { message: nested(49) }, 'message: nests deeper than 48 levels'],
    ['raw that is empty', { raw: '' }, 'raw: '],
    ['an unknown member', { message: {}, dir: '/' }, 'dir'],
  ])('of %s returns 400 with the reason', async (_, body, reason) => {
    const response = await post(JSON.stringify(body));
    const { error } = (await response.json()) as { error: string };
    expect([response.status, error]).toEqual([400, expect.stringContaining(reason)]);
  });

  it('of a number that is not finite returns 400', async () => {
    expect((await post('{"message":{"sizeEstimate":1e999}}')).status).toBe(400);
  });

  it('of a message at the bound is readable through the SDK', async () => {
    const message = nested(48) as Resource;
    const user = await userWith('resource-deep', message);
    expect((await gmail.fetchMails(user)).messages).toEqual([message]);
  });
});
