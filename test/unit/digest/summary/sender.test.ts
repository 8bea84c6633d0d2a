import { describe, expect, it } from 'vitest';
import { nameSender } from '../../../../shared/digest/summary/sender.ts';
import { parseMailbox } from '../../../../shared/mail/address.ts';
import { defangText } from '../../../../shared/text/defang.ts';

const nameOf = (from: string) => nameSender(parseMailbox(from));

describe('nameSender', () => {
  it.each([
    ['a name', 'Mira Holt <mira@person.example>', 'Mira Holt'],
    ['an address without a name', 'mira.holt@person.example', 'mira.holt@person.example'],
    ['a name that is the own address', '"mira@person.example" <mira@person.example>', 'mira@person.example'],
    ['the own address in another case', '"Mira@Person.Example" <mira@person.example>', 'Mira@Person.Example'],
    [
      'an address of the own host',
      '"Sales (sales@firm.example)" <x7@mail.firm.example>',
      'Sales (sales@firm.example)',
    ],
    [
      'its address in quotation marks',
      `"'mira@person.example'" <mira@person.example>`,
      'mira@person.example',
    ],
    [
      'its address beside the name',
      '"Mira Holt (mira@person.example)" <mira@person.example>',
      'Mira Holt (mira@person.example)',
    ],
    ['a name with initials', 'T.C. Ziraat <info@bank.example>', 'T.C. Ziraat'],
    ['a title without a blank', 'Dr.Müller <praxis@arzt.example>', 'Dr. Müller'],
    ['a name with dots', '"jan.novak" <j.novak@firm.example>', 'jan. novak'],
    ['a handle', '"Ada (@ada_quist)" <ada@person.example>', 'Ada (@ada_quist)'],
    ['a place', '"Bar @ Home" <bar@place.example>', 'Bar @ Home'],
    ['a place with a full stop', '"Ada @ Acme. Sales" <ada@firm.example>', 'Ada @ Acme. Sales'],
    ['a link', '"https://evil.example Bob" <bob@person.example>', 'Bob'],
    ['nothing but a link', '"https://paypal.com" <x9@evil.example>', 'x9@evil.example'],
    ['the brand of its host', '"Booking.com" <noreply@mail.booking.com>', 'Booking. com'],
    ['no address', 'Mail Delivery <>', 'Mail Delivery'],
    ['nothing', '', ''],
  ])('shows %s', (_, from, sender) => {
    expect(nameOf(from)).toBe(sender);
  });

  it.each([
    ['an address', '"support@paypal.com" <x9@evil.example>', 'x9@evil.example “support@paypal.com”'],
    [
      'an address and words',
      '"PayPal <support@paypal.com>" <x9@evil.example>',
      'x9@evil.example “PayPal <support@paypal.com>”',
    ],
    [
      'a person of a list',
      `"'mira@person.example' via Board" <board@club.example>`,
      "board@club.example “'mira@person.example' via Board”",
    ],
    [
      'an address in other letters',
      '"support＠paypal．com" <x9@evil.example>',
      'x9@evil.example “support＠paypal．com”',
    ],
    [
      'an address that ends in the own host',
      '"boss@corp.example" <x9@corp.example.evil.example>',
      'x9@corp.example.evil.example “boss@corp.example”',
    ],
    [
      'a host whose end it shares',
      '"a@goodevil.example" <x9@evil.example>',
      'x9@evil.example “a@goodevil.example”',
    ],
    [
      'the address of another person at one host',
      '"ceo@evil.example" <x9@evil.example>',
      'x9@evil.example “ceo@evil.example”',
    ],
    [
      'an address with blanks',
      '"support @ paypal . com" <x9@evil.example>',
      'x9@evil.example “support @ paypal . com”',
    ],
    [
      'an address and a line break',
      '=?utf-8?Q?boss=40corp.example=0A?= <x9@evil.example>',
      'x9@evil.example “boss@corp.example”',
    ],
    [
      'an address and a null character',
      '=?utf-8?B?Ym9zc0Bjb3JwLmV4YW1wbGUA?= <x9@evil.example>',
      'x9@evil.example “boss@corp.example”',
    ],
    [
      'an address in a comment',
      'x9@evil.example (support@paypal.com)',
      'x9@evil.example “support@paypal.com”',
    ],
  ])('shows the address before a name that is somebody else’s: %s', (_, from, sender) => {
    expect(nameOf(from)).toBe(sender);
    expect(defangText(nameOf(from), 100)).toMatch(/evil|club/);
  });

  it.each([
    ['"Booking.com" <noreply@mail.booking.example>', 'Booking. com (mail booking example)'],
    ['"PayPal.com Service" <x9@evil.example>', 'PayPal. com Service (evil example)'],
    ['"paypal.co.uk" <x9@evil.co.uk>', 'paypal. co. uk (evil co uk)'],
    ['"PAYPAL．COM" <x9@evil.example>', 'PAYPAL． COM (evil example)'],
  ])('shows the host of %s after a name that looks like another host', (from, sender) => {
    expect(nameOf(from)).toBe(sender);
    expect(defangText(sender, 100)).toBe(sender);
  });

  it('shows the host after a name that looks like another host with a Japanese dot', () => {
    expect(nameOf('"PayPal。com" <x9@evil.example>')).toBe('PayPal。com (evil example)');
  });

  it('shows one address where its local part holds others', () => {
    const from =
      '=?utf-8?b?Ym9zc0Bjb3JwLmV4YW1wbGU=?==?utf-8?Q?=00?==?utf-8?b?KGJvc3NAY29ycC5leGFtcGxlKQ==?=@evil.example';
    expect(nameOf(from)).toBe('boss.corp.example@evil.example');
  });

  it.each([
    ['a long name', `"${'Support '.repeat(30)}paypal.com" <x9@evil.example>`],
    ['a long claimed address', `"${'s'.repeat(200)}@paypal.com" <x9@evil.example>`],
    ['a long local part', `"support@paypal.com" <${'x'.repeat(200)}@evil.example>`],
    ['a long host', `<support@paypal.com.${'login-'.repeat(30)}.evil.example>`],
  ])('shows the end of the true host beside %s', (_, from) => {
    const sender = nameOf(from);
    expect(sender.length).toBeLessThanOrEqual(100);
    expect(defangText(sender, 100)).toMatch(/evil\.? example/);
  });
});
