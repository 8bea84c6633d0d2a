import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmailThrough, headerOf, type Message, twoMails } from '../../support/scalekit/simulated-mail.ts';
import { SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

// Follows https://developers.google.com/workspace/gmail/api/reference/rest, resource by resource.
type Threads = { threads: { id: string; snippet: string }[]; nextPageToken?: string };
type Thread = { id: string; messages: Message[] };
type Draft = { id: string; message: Message };

let scalekit: SimulatedScalekit;
let gmail: ReturnType<typeof gmailThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(twoMails);
  gmail = gmailThrough(scalekit);
  for (const identifier of ['ada', 'bob']) await scalekit.connect(identifier);
});
afterAll(() => scalekit.stop());

describe('threads', () => {
  it('are found by any of their mails, and return the oldest mail first', async () => {
    const first = { to: 'bob@example.com', subject: 'Lunch', body: 'Today at the harbour?' };
    const { threadId } = await gmail.run<Message>('ada', 'gmail_send_message', first);
    const received = await gmail.run<Threads>('bob', 'gmail_list_threads', { query: 'harbour' });
    const thread_id = received.threads[0]?.id;
    await gmail.run('bob', 'gmail_reply_to_thread', { to: 'ada@example.com', body: 'Gladly', thread_id });
    const found = await gmail.run<Threads>('ada', 'gmail_list_threads', { query: 'gladly' });
    expect(found.threads.map(({ id }) => id)).toEqual([threadId]);
    const whole = { thread_id: threadId, format: 'metadata', metadata_headers: ['subject'] };
    const { messages } = await gmail.run<Thread>('ada', 'gmail_get_thread_by_id', whole);
    expect(messages.map(({ payload }) => payload.headers)).toEqual([
      [{ name: 'Subject', value: 'Lunch' }],
      [{ name: 'Subject', value: 'Re: Lunch' }],
    ]);
  });

  it('are returned in pages', async () => {
    await scalekit.connect('pager');
    const first = await gmail.run<Threads>('pager', 'gmail_list_threads', { max_results: 1 });
    const more = { max_results: 1, page_token: first.nextPageToken };
    const second = await gmail.run<Threads>('pager', 'gmail_list_threads', more);
    expect(new Set([...first.threads, ...second.threads].map(({ id }) => id)).size).toBe(2);
    expect(second).not.toHaveProperty('nextPageToken');
  });

  it('of another mailbox return 404', async () => {
    const { threads } = await gmail.run<Threads>('ada', 'gmail_list_threads');
    const foreign = gmail.run('bob', 'gmail_get_thread_by_id', { thread_id: threads[0]?.id });
    expect(await thrownBy(foreign)).toMatchObject({ isToolError: true, httpStatus: 404 });
  });
});

describe('drafts', () => {
  const mail = { to: 'bob@example.com', subject: 'Draft one', body: 'Nearly done' };

  it('are listed, read and sent once', async () => {
    const { id: draft_id } = await gmail.run<Draft>('ada', 'gmail_create_draft', mail);
    const { drafts } = await gmail.run<{ drafts: Draft[] }>('ada', 'gmail_list_drafts');
    expect(drafts.map(({ id }) => id)).toEqual([draft_id]);
    const draft = await gmail.run<Draft>('ada', 'gmail_get_draft', { draft_id });
    expect(headerOf(draft.message, 'Subject')).toBe('Draft one');
    const sent = await gmail.run<Message>('ada', 'gmail_send_draft', { draft_id });
    expect(sent).toMatchObject({ threadId: draft.message.threadId, labelIds: ['SENT'] });
    expect(await gmail.subjects('bob', 'subject:"draft one"')).toEqual(['Draft one']);
    expect(await gmail.subjects('ada', 'subject:"draft one"')).toEqual(['Draft one']);
    const again = gmail.run('ada', 'gmail_send_draft', { draft_id });
    expect(await thrownBy(again)).toMatchObject({ httpStatus: 404 });
    const effects = (await scalekit.sideEffects('ada')).filter(
      ({ detail }) => detail.subject === 'Draft one',
    );
    expect(effects.map(({ kind }) => kind)).toEqual(['draft-created', 'mail-sent']);
  });

  it('are sent once by two concurrent requests', async () => {
    const { id: draft_id } = await gmail.run<Draft>('ada', 'gmail_create_draft', {
      ...mail,
      subject: 'Twice',
    });
    const send = () => gmail.run('ada', 'gmail_send_draft', { draft_id });
    const outcomes = await Promise.allSettled([send(), send()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await gmail.subjects('bob', 'subject:twice')).toHaveLength(1);
  });

  it('are not in the references of the sent mail', async () => {
    const { id: draft_id } = await gmail.run<Draft>('ada', 'gmail_create_draft', {
      ...mail,
      subject: 'Alone',
    });
    const sent = await gmail.run<Message>('ada', 'gmail_send_draft', { draft_id });
    const whole = await gmail.run<Message>('ada', 'gmail_get_message_by_id', { message_id: sent.id });
    expect(headerOf(whole, 'References')).toBeUndefined();
  });
});

describe('labels', () => {
  type Labels = { labels: { id: string; type: string }[] };

  it('are Gmail’s own, and the user labels that are on a mail', async () => {
    const [first] = (await gmail.fetchMails('bob')).messages;
    await gmail.run('bob', 'gmail_modify_message_labels', {
      message_id: first?.id,
      add_label_ids: ['Label_7'],
    });
    const { labels } = await gmail.run<Labels>('bob', 'gmail_list_labels');
    expect(labels.filter(({ type }) => type === 'user').map(({ id }) => id)).toEqual(['Label_7']);
    expect(labels.map(({ id }) => id)).toEqual(expect.arrayContaining(['INBOX', 'SENT', 'UNREAD', 'TRASH']));
  });

  it('that only Gmail changes are rejected', async () => {
    const [first] = (await gmail.fetchMails('bob')).messages;
    const change = { message_id: first?.id, add_label_ids: ['SENT'] };
    const refused = gmail.run('bob', 'gmail_modify_message_labels', change);
    expect(await thrownBy(refused)).toMatchObject({ httpStatus: 400 });
  });
});

describe('gmail_get_attachment_by_id', () => {
  it('returns the bytes of an attachment, and 400 for an unknown id', async () => {
    const [bill] = (await gmail.fetchMails('ada', { query: 'filename:pdf' })).messages;
    const attachment_id = bill?.payload.parts?.[1]?.body.attachmentId;
    const at = { message_id: bill?.id, attachment_id };
    const { size, data } = await gmail.run<{ size: number; data: string }>(
      'ada',
      'gmail_get_attachment_by_id',
      at,
    );
    expect([size, Buffer.from(data, 'base64url').toString()]).toEqual([5, '%PDF-']);
    const wrong = gmail.run('ada', 'gmail_get_attachment_by_id', { ...at, attachment_id: 'none' });
    expect(await thrownBy(wrong)).toMatchObject({ isToolError: true, httpStatus: 400 });
  });
});
