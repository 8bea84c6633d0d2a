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
  for (const identifier of ['ada', 'bob', 'carol@mail.example']) await scalekit.connect(identifier);
});
afterAll(() => scalekit.stop());

const newest = async (identifier: string, query = '') =>
  (await gmail.fetchMails(identifier, { query, max_results: 1 })).messages[0];

describe('gmail_send_message', () => {
  it('delivers an unread mail to every connected recipient and keeps a sent one for the sender', async () => {
    const sent = await gmail.run<Message>('ada', 'gmail_send_message', {
      to: 'Bob <BOB@example.com>, stranger@elsewhere.example',
      bcc: 'carol@mail.example',
      subject: 'Grüße',
      body: 'Zwei Zeilen\n– und Schluß',
    });
    expect(sent.labelIds).toEqual(['SENT']);
    expect((await newest('ada', 'in:sent'))?.id).toBe(sent.id);
    for (const identifier of ['bob', 'carol@mail.example']) {
      const received = await newest(identifier, 'in:inbox is:unread');
      expect(received && headerOf(received, 'Subject')).toBe('Grüße');
      expect(received && headerOf(received, 'From')).toBe('ada@example.com');
      expect(received && headerOf(received, 'Bcc')).toBeUndefined();
      expect(received && textOf(received.payload)).toContain('und Schluß');
      expect(received?.id).not.toBe(sent.id);
    }
  });

  it('does not deliver to a recipient whose account is not active', async () => {
    await scalekit.connect('dora', 'EXPIRED');
    await gmail.run('ada', 'gmail_send_message', { to: 'dora@example.com', subject: 'Lost', body: '' });
    await scalekit.connect('dora');
    expect(await gmail.subjects('dora', 'subject:lost')).toEqual([]);
  });

  it('creates one mail with the labels of both sides when users write to themselves', async () => {
    const note = { to: 'ada@example.com', subject: 'Note to self', body: '.' };
    const sent = await gmail.run<Message>('ada', 'gmail_send_message', note);
    expect(sent.labelIds).toEqual(['SENT', 'INBOX', 'UNREAD']);
    expect(await gmail.subjects('ada', 'subject:"note to self"')).toHaveLength(1);
  });

  it('replies within a thread, which both sides keep', async () => {
    const first = { to: 'bob@example.com', subject: 'Lunch', body: 'Today?' };
    const { threadId } = await gmail.run<Message>('ada', 'gmail_send_message', first);
    const received = await newest('bob', 'subject:lunch');
    const reply = {
      to: 'ada@example.com',
      subject: 'Re: Lunch',
      body: 'Yes',
      thread_id: received?.threadId,
    };
    await gmail.run('bob', 'gmail_send_message', reply);
    expect((await newest('ada', 'subject:"re: lunch"'))?.threadId).toBe(threadId);
  });

  it('rejects invalid recipients, and a thread of another mailbox', async () => {
    const mail = { to: 'bob@example.com', subject: 'x', body: 'x' };
    const noAddress = await thrownBy(gmail.run('ada', 'gmail_send_message', { ...mail, to: 'Bob' }));
    expect(noAddress).toMatchObject({ httpStatus: 400, isToolError: true });
    const foreign = { ...mail, thread_id: (await newest('bob'))?.threadId };
    expect(await thrownBy(gmail.run('ada', 'gmail_send_message', foreign))).toMatchObject({
      httpStatus: 404,
    });
  });

  it.each(['to', 'subject'])('rejects a line break in %s, which would start a header', async (field) => {
    const mail = {
      to: 'bob@example.com',
      subject: 'one',
      body: '.',
      [field]: 'bob@example.com\r\nBcc: eve@example.com',
    };
    const before = await newest('bob');
    await expect(gmail.run('ada', 'gmail_send_message', mail)).rejects.toThrow();
    expect((await newest('bob'))?.id).toBe(before?.id);
  });

  it('is in the ledger once, with execution, recipients and subject, and without its text', async () => {
    await scalekit.connect('erin');
    const mail = { to: 'bob@example.com', subject: 'Counted', body: 'the body' };
    await gmail.run('erin', 'gmail_send_message', mail);
    const sent = (await scalekit.sideEffects('erin')).filter(({ kind }) => kind === 'mail-sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ executionId: /^\d+$/, detail: { to: mail.to, subject: 'Counted' } });
    expect(JSON.stringify(sent)).not.toContain('the body');
  });
});

describe('gmail_create_draft', () => {
  it('stores the draft and sends nothing', async () => {
    const mail = { to: 'bob@example.com', subject: 'Unfinished', body: '...' };
    const draft = await gmail.run<{ id: string; message: Message }>('ada', 'gmail_create_draft', mail);
    expect((await newest('ada', 'in:draft'))?.id).toBe(draft.message.id);
    expect(await gmail.subjects('bob', 'subject:unfinished')).toEqual([]);
  });
});

describe('gmail_modify_message_labels', () => {
  it('removes a mail from is:unread when UNREAD is removed', async () => {
    await scalekit.connect('fay');
    const [first] = (await gmail.fetchMails('fay', { query: 'is:unread' })).messages;
    const change = { message_id: first?.id, remove_label_ids: ['UNREAD'], add_label_ids: ['STARRED'] };
    await gmail.run('fay', 'gmail_modify_message_labels', change);
    expect(await gmail.subjects('fay', 'is:unread')).toEqual(['Your invoice']);
    expect(await gmail.subjects('fay', 'is:read is:starred')).toEqual(['Café on Friday?']);
  });

  it('rejects a label that does not exist', async () => {
    const change = { message_id: (await newest('fay'))?.id, add_label_ids: ['NO SUCH'] };
    const error = await thrownBy(gmail.run('fay', 'gmail_modify_message_labels', change));
    expect(isToolException(error)).toBe(true);
  });
});
