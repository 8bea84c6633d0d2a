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

  it('shows the mail of a service on behalf of a person to whom the user wrote', () => {
    const mail: WrittenMail = {
      headers: { From: 'Mira Holt <noreply@crm.example>', 'Reply-To': 'Mira@person.example' },
      labels: ['INBOX', 'CATEGORY_UPDATES'],
    };
    const sent = { headers: { From: 'ada@example.com', To: 'mira@person.example' }, labels: ['SENT'] };
    expect(isBulk(mail)).toBe(true);
    expect(isBulk(mail, [sent])).toBe(false);
  });

  it('takes no mail of a list that answers another mail of the list for an answer to the user', () => {
    const headers = {
      To: 'dev@lists.example',
      'List-Id': '<dev.lists.example>',
      'List-Post': '<mailto:dev@lists.example>',
      References: '<1@lists.example>',
    };
    expect(isBulk({ headers })).toBe(true);
  });

  const listOf = (address: string, from = 'mira@person.example') => ({
    From: `Mira Holt <${from}>`,
    To: address,
    'List-Id': `<${address.replace('@', '.')}>`,
    'List-Post': `<mailto:${address}>`,
  });

  it('shows what a person writes to a list to which the user wrote', () => {
    const headers = listOf('dev@lists.example');
    const sent = { headers: { From: 'ada@example.com', To: 'dev@lists.example' }, labels: ['SENT'] };
    expect(isBulk({ headers })).toBe(true);
    expect(isBulk({ headers }, [sent])).toBe(false);
  });

  it.each([
    ['a member of the list’s organisation', 'dev@lists.club.co.uk', 'mira@mail.club.co.uk', false],
    ['a member of another one in the same country', 'dev@lists.club.co.uk', 'mira@firm.co.uk', true],
    ['an address at a server of public lists', 'dev@googlegroups.com', 'mira@googlegroups.com', true],
  ])('decides what a list receives from %s', (_, list, from, expected) => {
    expect(isBulk({ headers: listOf(list, from) })).toBe(expected);
  });

  it('takes no answer of the own ticket system to its own notice for an answer to the user', () => {
    const headers = {
      From: 'Tickets <support@firm.example>',
      To: 'ada@firm.example',
      'Delivered-To': 'ada@firm.example',
      Subject: 'Re: [T-1] Crane',
      References: '<t1@firm.example>',
      'Auto-Submitted': 'auto-generated',
    };
    expect(isBulk({ headers })).toBe(true);
    expect(isBulk({ headers: { ...headers, From: 'Tickets <support@other.example>' } })).toBe(false);
  });
});
