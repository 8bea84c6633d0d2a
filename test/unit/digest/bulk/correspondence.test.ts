import { describe, expect, it } from 'vitest';
import { readCorrespondence } from '../../../../shared/digest/bulk/correspondence.ts';
import { receive } from './mailbox.ts';

describe('readCorrespondence', () => {
  it('takes the other recipient of a single mail for no address of the user', () => {
    const mail = receive({
      headers: { 'Delivered-To': 'ada@example.com', To: 'ada@example.com, bob@person.example' },
    });
    const user = readCorrespondence([mail]);
    expect(user.isUser('ada@example.com')).toBe(true);
    expect(user.isUser('bob@person.example')).toBe(false);
  });

  it('knows the address that receives the mail in any case', () => {
    const mail = receive({ headers: { 'Delivered-To': 'Ada@Example.com', To: 'x@lists.example' } });
    expect(readCorrespondence([mail]).isUser('ada@example.com')).toBe(true);
    expect(readCorrespondence([mail]).isUser('ADA@example.com')).toBe(true);
  });

  it('counts the mails that name an address under Cc among those that the user receives', () => {
    const mails = ['bob@person.example', 'eve@person.example'].map((To) =>
      receive({ headers: { To, Cc: 'ada@example.com' } }),
    );
    expect(readCorrespondence(mails).isUser('ada@example.com')).toBe(true);
    expect(readCorrespondence(mails).isUser('bob@person.example')).toBe(false);
  });

  it('takes no note to oneself for an answer to that address', () => {
    const note = receive({
      headers: { From: 'ada@example.com', To: 'ada@example.com', Cc: 'bob@person.example' },
      labels: ['SENT'],
    });
    const user = readCorrespondence([note]);
    expect(user.isAnswered('ada@example.com')).toBe(false);
    expect(user.isAnswered('bob@person.example')).toBe(true);
  });

  it('knows the host at which the Message-IDs of the user end by that of the address, and below it', () => {
    const mail = receive({ headers: { 'Delivered-To': 'ada@firm.example', To: 'ada@firm.example' } });
    const user = readCorrespondence([mail]);
    const hosts = [
      'firm.example',
      'mail.firm.example',
      'mail.gmail.com',
      'other.example',
      'firm.example.com',
    ];
    expect(hosts.filter(user.isIdHost)).toEqual(['firm.example', 'mail.firm.example', 'mail.gmail.com']);
  });
});
