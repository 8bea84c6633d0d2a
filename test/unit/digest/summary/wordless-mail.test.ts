import { describe, expect, it } from 'vitest';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import { mail } from '../../mail/messages.ts';

async function itemOf(...mails: Parameters<typeof mail>[0][]) {
  const { items } = await summariseExtractively({ mails: mails.map(mail), skipped: [] });
  return items[0];
}

describe('summariseExtractively, of mails without words', () => {
  it('names the attachments', async () => {
    expect(await itemOf({ id: '1', text: '', attachments: ['offer 2027.pdf', 'plan.xlsx'] })).toMatchObject({
      gist: 'offer 2027.pdf, plan.xlsx',
      attachments: ['offer 2027.pdf', 'plan.xlsx'],
    });
  });

  it('names those attachments that no program adds', async () => {
    const attachments = ['image001.png', 'scan.jpg', 'smime.p7s', 'ATT00001.txt'];
    expect(await itemOf({ id: '1', text: '', attachments })).toMatchObject({ gist: 'scan.jpg' });
    expect(await itemOf({ id: '1', text: '', attachments: ['image001.png'] })).toMatchObject({
      gist: 'image001.png',
    });
  });

  it('names the attachments below nothing but a salutation', async () => {
    expect(await itemOf({ id: '1', text: 'Hi Ada,', attachments: ['a.pdf'] })).toMatchObject({
      gist: 'a.pdf',
    });
  });

  it('reports that a mail is encrypted or lies in its signature', async () => {
    const attachments = ['smime.p7m'];
    expect(await itemOf({ id: '1', text: '', attachments, protection: 'encrypted' })).toMatchObject({
      gist: '(encrypted)',
      attachments,
      protection: 'encrypted',
    });
    expect(await itemOf({ id: '1', text: '', protection: 'signed' })).toMatchObject({ gist: '(signed)' });
  });

  it('names no attachments of a mail with words', async () => {
    const item = await itemOf({ id: '1', text: 'The plan is below.', attachments: ['a.pdf'] });
    expect(item).toMatchObject({ gist: 'The plan is below.' });
    expect(item).not.toHaveProperty('attachments');
  });

  it('names the attachments of the newest mail of a thread, not the words of an older one', async () => {
    const item = await itemOf(
      { id: '1', threadId: 't', text: 'Please send the plan.', receivedAt: 1 },
      { id: '2', threadId: 't', text: '', attachments: ['plan.pdf'], receivedAt: 2 },
    );
    expect(item).toMatchObject({ gist: 'plan.pdf' });
  });

  it('bounds the names', async () => {
    const attachments = Array.from({ length: 300 }, () => 'x'.repeat(300));
    const item = await itemOf({ id: '1', text: '', attachments });
    expect(item?.gist.length).toBeLessThanOrEqual(280);
    expect(item?.attachments?.join('').length).toBeLessThanOrEqual(1_000);
  });
});
