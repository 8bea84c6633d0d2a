import { describe, expect, it } from 'vitest';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import { receive, type WrittenMail } from './mailbox.ts';

function digestOf(...written: WrittenMail[]) {
  return summariseExtractively({ mails: written.map((mail) => receive(mail)), skipped: [] });
}

const asking: WrittenMail = { threadId: 't', text: 'Is Monday fine?' };
const answer: WrittenMail = {
  threadId: 't',
  headers: { From: 'Ada <ada@example.com>', To: 'mira@person.example', Subject: 'Re: Plan' },
  labels: ['SENT'],
  text: 'Yes, Monday is fine. Can you book it?',
};
const draft: WrittenMail = { ...answer, labels: ['DRAFT'], text: 'Unfinished, can you wait?' };

describe("the user's own mails", () => {
  it.each([
    ['sent mails', [answer], 1],
    ['drafts', [draft], 1],
    ['sent mails to the user alone', [{ ...answer, labels: ['SENT', 'INBOX', 'UNREAD'] }], 1],
    ['deleted mails', [{ ...asking, labels: ['TRASH'] }, asking], 1],
  ])('are no news, but counted: %s', async (_, written, context) => {
    const { items, counts } = await digestOf(...written);
    expect(items).toHaveLength(written.length - context);
    expect(counts).toEqual({
      read: written.length,
      summarised: written.length - context,
      skipped: 0,
      context,
    });
  });

  it('end the question of their thread, which shows the mail that was received', async () => {
    const { items, counts } = await digestOf(asking, answer);
    expect(items).toMatchObject([{ sender: 'Mira Holt', gist: 'Is Monday fine?', asks: false }]);
    expect(items[0]?.messageIds).toHaveLength(1);
    expect(counts).toEqual({ read: 2, summarised: 1, skipped: 0, context: 1 });
  });

  it('do not end a question that came after them', async () => {
    const again: WrittenMail = { threadId: 't', text: 'And is Tuesday fine?' };
    expect((await digestOf(asking, answer, again)).items).toMatchObject([
      { gist: 'And is Tuesday fine?', asks: true },
    ]);
    const thanks: WrittenMail = { threadId: 't', text: 'Good, the crane comes at eight.' };
    expect((await digestOf(asking, answer, thanks)).items).toMatchObject([{ asks: false }]);
  });

  it('do not end a question while they are drafts', async () => {
    expect((await digestOf(asking, draft)).items).toMatchObject([{ sender: 'Mira Holt', asks: true }]);
  });

  it('are known by the address that receives the mail where a source gives no labels', async () => {
    const unlabelled = { ...answer, labels: [] };
    const received = { ...asking, labels: [], headers: { 'Delivered-To': 'ada@example.com' } };
    expect((await digestOf(received, unlabelled)).items).toMatchObject([
      { sender: 'Mira Holt', asks: false },
    ]);
  });

  it('are not known by an address that a received mail claims', async () => {
    const forged = { headers: { From: 'Ada <ada@example.com>', 'Delivered-To': 'ada@example.com' } };
    expect((await digestOf(forged)).items).toHaveLength(1);
  });
});

describe('a bounce', () => {
  const bounce: WrittenMail = {
    headers: {
      From: 'Mail Delivery System <mailer-daemon@mx.example>',
      Subject: 'Undelivered Mail Returned to Sender',
      'Auto-Submitted': 'auto-replied',
      'Return-Path': '<>',
    },
    text: 'Your mail could not be delivered. Could you check the address?',
  };

  it('is shown as one and asks for nothing, also in the thread of the sent mail', async () => {
    const { items } = await digestOf({ ...answer, threadId: 'b' }, { ...bounce, threadId: 'b' });
    expect(items).toMatchObject([{ notice: 'bounce', isBulk: false, asks: false }]);
    expect(items[0]?.messageIds).toHaveLength(1);
  });

  it('is spam where Gmail says so', async () => {
    expect((await digestOf({ ...bounce, labels: ['SPAM'] })).items).toMatchObject([{ isBulk: true }]);
  });

  it('is no notice of an ordinary mail', async () => {
    expect((await digestOf(asking)).items[0]).not.toHaveProperty('notice');
  });
});
