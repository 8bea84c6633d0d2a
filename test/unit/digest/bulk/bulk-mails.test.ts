import { describe, expect, it } from 'vitest';
import { bulkMails } from './bulk-mails.ts';
import { isBulk, type WrittenMail } from './mailbox.ts';
import { mailsOfPeople } from './mails-of-people.ts';

describe('isBulkMail', () => {
  it.each(bulkMails)('counts as bulk: %s', (_, mail) => {
    expect(isBulk(mail)).toBe(true);
  });

  it.each(mailsOfPeople)('shows: %s', (_, mail) => {
    expect(isBulk(mail)).toBe(false);
  });

  describe('of a person whom Gmail files under promotions', () => {
    const promotion = {
      headers: { 'List-Unsubscribe': '<https://crm.example/u/1>', References: '<q1@host.example>' },
      labels: ['INBOX', 'CATEGORY_PROMOTIONS'],
      threadId: 't',
    };
    const sent = (headers: Record<string, string>, threadId = 'u'): WrittenMail => ({
      headers: { From: 'Ada <ada@firm.example>', ...headers },
      labels: ['SENT'],
      threadId,
    });

    it.each([
      ['alone', [], true],
      ['beside a mail of the user to somebody else', [sent({ To: 'bob@person.example' })], true],
      ['to whom the user wrote', [sent({ To: 'Bob <bob@x.example>, Mira@Person.example' })], false],
      ['in whose thread the user wrote', [sent({ To: 'bob@x.example' }, 't')], false],
      [
        'who answers a mail of the user',
        [sent({ To: 'b@x.example', 'Message-ID': '<q1@host.example>' })],
        false,
      ],
    ])('decides %s', (_, others, expected) => {
      expect(isBulk(promotion, others)).toBe(expected);
    });
  });
});
