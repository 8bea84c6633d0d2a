import { isToolException } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  gmailThrough,
  headerOf,
  type Message,
  textOf,
  twoMails,
} from '../../support/scalekit/simulated-mail.ts';
import { SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
let gmail: ReturnType<typeof gmailThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(twoMails);
  gmail = gmailThrough(scalekit);
});
afterAll(() => scalekit.stop());

describe('a fresh mailbox', () => {
  beforeAll(() => scalekit.connect('fresh'));

  it('has every file of the folder, unread, newest first, in Gmail’s form', async () => {
    const { messages } = await gmail.fetchMails('fresh');
    expect(messages.map((message) => headerOf(message, 'Subject'))).toEqual([
      'Café on Friday?',
      'Your invoice',
    ]);
    const [first] = messages;
    expect(first).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      labelIds: ['INBOX', 'UNREAD'],
      internalDate: String(Date.UTC(2026, 2, 6, 10)),
      snippet: 'Shall we meet at the café? Bring the &quot;long report&quot;.',
    });
    expect(first && textOf(first.payload)).toContain('café');
  });

  it('keeps the MIME structure: text as UTF-8, attachments by id', async () => {
    const { messages } = await gmail.fetchMails('fresh', { query: 'has:attachment' });
    expect(messages[0]?.payload.mimeType).toBe('multipart/mixed');
    const [html, pdf] = messages[0]?.payload.parts ?? [];
    expect(html && textOf(html)).toContain('Zürich');
    expect(pdf).toMatchObject({ filename: 'invoice.pdf', body: { size: 5 } });
    expect(pdf?.body).toHaveProperty('attachmentId');
    expect(pdf?.body).not.toHaveProperty('data');
  });

  it('has the same ids on every start, different from another user’s', async () => {
    await scalekit.connect('neighbour');
    const ids = async (identifier: string) =>
      (await gmail.fetchMails(identifier)).messages.map(({ id }) => id);
    const before = await ids('fresh');
    expect((await ids('neighbour')).filter((id) => before.includes(id))).toEqual([]);
    const again = await SimulatedScalekit.start(twoMails);
    await again.connect('fresh');
    const { messages } = await gmailThrough(again).fetchMails('fresh');
    await again.stop();
    expect(messages.map(({ id }) => id)).toEqual(before);
  });

  it('pages by max_results and page_token', async () => {
    const first = await gmail.fetchMails('fresh', { max_results: 1 });
    const second = await gmail.fetchMails('fresh', { max_results: 1, page_token: first.nextPageToken });
    expect([...first.messages, ...second.messages]).toHaveLength(2);
    expect(first.messages[0]?.id).not.toBe(second.messages[0]?.id);
    expect(second).not.toHaveProperty('nextPageToken');
  });

  it('returns headers for format metadata, and no payload for minimal', async () => {
    const [metadata] = (await gmail.fetchMails('fresh', { format: 'metadata' })).messages;
    expect(Object.keys(metadata?.payload ?? {})).toEqual(['mimeType', 'headers']);
    const [minimal] = (await gmail.fetchMails('fresh', { format: 'minimal' })).messages;
    expect(minimal).not.toHaveProperty('payload');
  });

  it('returns only ids when configured so, and each mail by its id', async () => {
    await scalekit.connect('ids');
    await scalekit.control('POST', 'mailboxes/ids', { idsOnly: true });
    const [listed] = (await gmail.fetchMails('ids')).messages;
    expect(Object.keys(listed ?? {}).sort()).toEqual(['id', 'threadId']);
    const mail = await gmail.run<Message>('ids', 'gmail_get_message_by_id', { message_id: listed?.id });
    expect(headerOf(mail, 'Subject')).toBe('Café on Friday?');
  });

  it('returns the provider’s 404 for an unknown id', async () => {
    const error = await thrownBy(
      gmail.run('fresh', 'gmail_get_message_by_id', { message_id: 'ffffffffffffffff' }),
    );
    expect(isToolException(error)).toBe(true);
    expect(error).toMatchObject({ httpStatus: 404, toolErrorCode: 'NOT_FOUND' });
  });
});
