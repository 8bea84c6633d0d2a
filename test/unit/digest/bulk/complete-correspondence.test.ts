import { describe, expect, it } from 'vitest';
import { completeCorrespondence } from '../../../../shared/digest/bulk/complete-correspondence.ts';
import { isBulkMail } from '../../../../shared/digest/bulk/judge-bulk.ts';
import { receive, type WrittenMail } from './mailbox.ts';

const promotion = { labels: ['INBOX', 'CATEGORY_PROMOTIONS'] };

async function askedAbout(...written: WrittenMail[]): Promise<(readonly string[])[]> {
  const asked: (readonly string[])[] = [];
  await completeCorrespondence(written.map(receive), async (addresses) => {
    asked.push(addresses);
    return [];
  });
  return asked;
}

describe('completeCorrespondence', () => {
  it('asks once about all persons whose mail looks like bulk, the newest first', async () => {
    const bob = { ...promotion, headers: { From: 'Bob Ek <Bob@person.example>' } };
    expect(await askedAbout(promotion, promotion, bob)).toEqual([
      ['bob@person.example', 'mira@person.example'],
    ]);
  });

  it('asks about ten at most', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      ...promotion,
      headers: { From: `Mira Holt <mira.${String.fromCharCode(97 + at)}@person.example>` },
    }));
    expect((await askedAbout(...many))[0]).toHaveLength(10);
  });

  it.each<[string, WrittenMail]>([
    ['an ordinary mail', {}],
    ['a shop', { ...promotion, headers: { From: 'Shop <hello@shop.example>' } }],
    ['spam', { labels: ['SPAM'] }],
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    [
      'a mailing list',
      { headers: { To: 'x@lists.example', 'List-Id': '<x.lists.example>', 'List-Post': 'NO' } },
    ],
    ['a mail of the user', { labels: ['SENT', 'CATEGORY_PROMOTIONS'] }],
    [
      'an address that would change the search',
      { ...promotion, headers: { From: 'Mira Holt <"a b"}@x.example>' } },
    ],
  ])('does not ask about %s', async (_, mail) => {
    expect(await askedAbout(mail)).toEqual([]);
  });

  it('shows the mail of a person to whom the user wrote', async () => {
    const mail = receive(promotion);
    expect(isBulkMail(mail, await completeCorrespondence([mail]))).toBe(true);
    const user = await completeCorrespondence([mail], async (addresses) => addresses);
    expect(isBulkMail(mail, user)).toBe(false);
  });
});
