import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { showRead } from '../../../../functions/mcp/results/show-read.ts';
import { Mailboxes } from '../../../../infra/local/scalekit/providers/gmail/mailbox/mailboxes.ts';
import { toMessageView } from '../../../../infra/local/scalekit/providers/gmail/tools/message-views.ts';
import { MODEL_TEXT_BYTES } from '../../../../shared/config/limits.ts';
import { attachment, message, multipart, textPart } from '../../mail/messages.ts';
import { readAll } from './read-all.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const corpus = `${process.env.REFERENCE_DATA_DIR ?? `${root}../shared/data`}/mail-corpus`;

function read(tool: string, data: unknown) {
  return JSON.parse(showRead(tool, data, 0).split('\n')[0] ?? '');
}

const plain = (text: string) => message(textPart(text), { Subject: 'Crane', From: 'Bob <bob@example.com>' });
const shown = (text: string) => ({
  id: '18c2',
  threadId: '18c0',
  date: '2026-11-18T11:06:40Z',
  from: 'Bob <bob@example.com>',
  subject: 'Crane',
  labels: [],
  text,
});

describe('a mail as a model reads it', () => {
  it('has who, when, what, its readable text and its files', () => {
    const html = textPart('<p>On <b>Friday</b>.</p>', 'text/html');
    const payload = multipart('mixed', multipart('alternative', html), attachment('plan.pdf'));
    const fields = {
      From: '"Marsh, Bob" <bob@example.com>',
      To: 'ada@example.com, Cy <cy@example.com>',
      Cc: 'dan@example.com',
      'Reply-To': 'office@example.com',
      Subject: '=?utf-8?B?UGxhbiDwn5OF?=',
    };
    const raw = { ...message(payload, fields), labelIds: ['INBOX', 'UNREAD'], snippet: 'On Friday' };
    expect(read('gmail_get_message_by_id', raw)).toEqual({
      ...shown('On Friday.'),
      from: 'Marsh, Bob <bob@example.com>',
      to: ['ada@example.com', 'Cy <cy@example.com>'],
      cc: ['dan@example.com'],
      replyTo: 'office@example.com',
      subject: 'Plan 📅',
      labels: ['INBOX', 'UNREAD'],
      unread: true,
      attachments: [{ name: 'plan.pdf', type: 'application/pdf', size: 3, attachmentId: 'a1' }],
    });
  });

  it.each([
    [
      'gmail_fetch_mails',
      (mail: unknown) => ({ messages: [mail, mail], nextPageToken: 'p2', resultSizeEstimate: 9 }),
    ],
    ['gmail_get_thread_by_id', (mail: unknown) => ({ id: '18c0', historyId: '7', messages: [mail] })],
    [
      'gmail_list_threads',
      (mail: unknown) => ({ threads: [{ id: '18c0', snippet: 's', messages: [mail] }] }),
    ],
    ['gmail_get_draft', (mail: unknown) => ({ id: 'r1', message: mail })],
    ['gmail_list_drafts', (mail: unknown) => ({ drafts: [{ id: 'r1', message: mail }] })],
  ])('stands where %s has the message', (tool, place) => {
    expect(read(tool, place(plain('Friday?')))).toEqual(place(shown('Friday?')));
  });

  it('has the event of an invitation without words', () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'SUMMARY:Round\\, table',
      'DTSTART;TZID=Europe/Berlin:20261127T103000',
      'DTEND;TZID=Europe/Berlin:20261127T110000',
      'RRULE:FREQ=WEEKLY',
      'LOCATION:2.07',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const mail = read('gmail_get_message_by_id', message(textPart(ics, 'text/calendar')));
    expect(mail.event).toEqual({
      kind: 'invitation',
      title: 'Round, table',
      place: '2.07',
      start: '2026-11-27T10:30',
      end: '2026-11-27T11:00',
      zone: 'Europe/Berlin',
      repeats: true,
    });
  });

  it('has the links of its HTML when it is alone, as a list of mails would be full of them', () => {
    const html = [
      '<p>Hi <a class=x href="https://meet.example/a?b=1&amp;c=2">Join <b>now</b></a>, see https://docs.example/1',
      "<A HREF='https://docs.example/1'>docs</A> <a href=https://meet.example/a?b=1&c=2>again</a>",
      '<a name="top">top</a><a href="javascript:alert(1)">run</a><a href="mailto:bob@example.com"><img src=x></a>',
      `<a href="https://long.example/${'x'.repeat(4_000)}">long</a><a href="https://cut.example`,
    ].join('\n');
    const raw = message(textPart(html, 'text/html'));
    const { links } = read('gmail_get_message_by_id', raw);
    expect(links).toEqual([
      { text: 'Join now', url: 'https://meet.example/a?b=1&c=2' },
      { text: '', url: 'mailto:bob@example.com' },
    ]);
    expect(showRead('gmail_fetch_mails', { messages: [raw, raw] }, 0)).not.toContain('"links"');
  });

  it('has some links of a mail that has thousands', () => {
    const html = Array.from(
      { length: 9_000 },
      (_, at) => `<a href="https://a.example/${at}">${at}</a><a `,
    ).join('');
    const { links } = read('gmail_get_message_by_id', message(textPart(html, 'text/html')));
    expect(links).toHaveLength(50);
  });

  it('says that a part is encrypted', () => {
    const raw = message(multipart('encrypted', textPart('Version: 1', 'application/pgp-encrypted')));
    expect(read('gmail_get_message_by_id', raw)).toMatchObject({ text: '', protection: 'encrypted' });
  });

  it.each([
    [
      'format metadata',
      { id: '1', payload: { mimeType: 'text/plain', headers: [{ name: 'X-A', value: 'b' }] } },
    ],
    ['format minimal', { id: '1', threadId: '1', labelIds: ['INBOX'], snippet: 'Hi', historyId: '7' }],
    ['ids alone', { id: '1', threadId: '1' }],
    ['no readable part', { id: '1', payload: { body: 5, parts: 'x' } }],
  ])('stays as it is: %s', (_, raw) => {
    expect(read('gmail_fetch_mails', { messages: [raw] })).toEqual({ messages: [raw] });
  });

  it('stays as it is in the result of another tool', () => {
    const raw = { messages: [plain('Hi')] };
    expect(read('gmail_get_profile', raw)).toEqual(raw);
  });
});

describe('mails that are too long together', () => {
  const mails = (count: number, text: (at: number) => string) => ({
    messages: Array.from({ length: count }, (_, at) => plain(text(at))),
  });
  const NOTE =
    'Texts with `text_cut` are cut. `gmail_get_message_by_id` with the `id` of the mail returns all of it, in parts by `result_offset` if it is long.';

  it('show short texts whole, and of long ones the same', () => {
    const text = showRead(
      'gmail_fetch_mails',
      mails(25, (at) => (at < 5 ? `Short ${at}.` : '"ä🍜" '.repeat(9_000))),
      0,
    );
    const bytes = Buffer.byteLength(text);
    expect(bytes).toBeLessThanOrEqual(MODEL_TEXT_BYTES);
    expect(bytes).toBeGreaterThan(MODEL_TEXT_BYTES - 1_000);
    const [json = '', note] = text.split('\n');
    expect(note).toBe(NOTE);
    const { messages } = JSON.parse(json);
    expect(messages.slice(0, 5)).toEqual([0, 1, 2, 3, 4].map((at) => shown(`Short ${at}.`)));
    const lengths = new Set(messages.slice(5).map((mail: { text: string }) => mail.text.length));
    expect(lengths.size).toBe(1);
    expect(
      messages
        .slice(5)
        .every((mail: { text_cut?: true; text: string }) => mail.text_cut && mail.text.isWellFormed()),
    ).toBe(true);
  });

  it('have no mark and no note where all fit', () => {
    const text = showRead(
      'gmail_fetch_mails',
      mails(25, () => 'x'.repeat(2_000)),
      0,
    );
    expect(text).not.toContain('cut');
  });

  it('show the beginning of each text, in parts where even that is too long', () => {
    const data = mails(300, (at) => `${at} ${'x'.repeat(3_000)}`);
    const first = showRead('gmail_fetch_mails', data, 0);
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(MODEL_TEXT_BYTES);
    expect(first).toContain('`result_offset`');
    const { messages } = JSON.parse(readAll('gmail_fetch_mails', data));
    expect(messages).toHaveLength(300);
    expect(messages[299]).toEqual({ ...shown(`299 ${'x'.repeat(196)}`), text_cut: true });
  });

  it('have parts where one mail alone is too long', () => {
    const text = 'Crane. '.repeat(12_000).trimEnd();
    expect(JSON.parse(readAll('gmail_get_message_by_id', plain(text)))).toEqual(shown(text));
  });

  it('name the limit of a text that is longer than what is read of a mail', () => {
    const mail = JSON.parse(readAll('gmail_get_message_by_id', plain('x'.repeat(100_001))));
    expect([mail.text.length, mail.text_limit]).toEqual([100_000, 100_000]);
  });
});

describe.skipIf(!existsSync(corpus))(`the mail corpus (skipped where ${corpus} is absent)`, () => {
  it('is shown in less than half of its size, each mail whole', async () => {
    const mailbox = await new Mailboxes(corpus).of('ada@example.com');
    const messages = mailbox.newestFirst().map((mail) => toMessageView(mail, 'full'));
    expect(messages.length).toBeGreaterThan(90);
    for (let at = 0; at < messages.length; at += 25) {
      const page = { messages: messages.slice(at, at + 25) };
      const raw = JSON.stringify(page);
      const text = showRead('gmail_fetch_mails', page, 0);
      expect(text).not.toContain('text_cut');
      expect(Buffer.byteLength(text)).toBeLessThan(raw.length / 2);
      const ids = JSON.parse(text).messages.map((mail: { id: string }) => mail.id);
      expect(ids).toEqual(page.messages.map(({ id }) => id));
    }
  });
});
