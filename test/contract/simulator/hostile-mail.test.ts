import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmailThrough, mailText } from '../../support/scalekit/simulated-mail.ts';
import { SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const html = (body: string) => mailText({ Subject: 'Hostile', 'Content-Type': 'text/html' }, body);
const nested = (tag: string, depth: number) => `${`<${tag}>`.repeat(depth)}deep${`</${tag}>`.repeat(depth)}`;

/** A multipart in a multipart in a multipart … */
function nestedParts(depth: number): string {
  const opening = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  );
  return `Subject: Hostile\r\n${opening.join('')}Content-Type: text/plain\r\n\r\ndeep\r\n`;
}

/** A mail in a mail in a mail … */
const nestedMails = (depth: number) =>
  `Subject: Hostile\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(depth)}Subject: deep\r\n\r\ndeep\r\n`;

const mails = {
  'nested <div>s': html(nested('div', 3_000)),
  'nested <blockquote>s that are never closed': html('<blockquote>'.repeat(10_000)),
  'nested tables': html(nested('table><tr><td', 2_000)),
  'nested lists': html(nested('ul><li', 3_000)),
  'nested multiparts': nestedParts(3_000),
  'nested mails': nestedMails(3_000),
  'nested comments in an address': mailText(
    { From: `${'('.repeat(20_000)} x@example.com`, Subject: 'Hostile' },
    'x',
  ),
  'nested groups in an address': mailText({ To: 'a:'.repeat(20_000), Subject: 'Hostile' }, 'x'),
};

let scalekit: SimulatedScalekit;
let gmail: ReturnType<typeof gmailThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(
    Object.fromEntries(Object.entries(mails).map(([, text], index) => [`${index}.eml`, text])),
  );
  gmail = gmailThrough(scalekit);
  await scalekit.connect('ada');
});
afterAll(() => scalekit.stop());

describe('a mail with', () => {
  it.each(Object.entries(mails))('%s is received as one readable mail', async (_case, raw) => {
    const { id } = await scalekit.control<{ id: string }>('POST', 'mailboxes/ada/messages', { raw });
    expect(await gmail.run('ada', 'gmail_get_message_by_id', { message_id: id })).toMatchObject({ id });
  });

  it('any of these in the folder is in the mailbox', async () => {
    await scalekit.connect('fresh');
    const { messages } = await gmail.fetchMails('fresh', { max_results: 100 });
    expect(messages).toHaveLength(Object.keys(mails).length);
  });
});

describe('a search', () => {
  it('returns 400 for 50,000 brackets', async () => {
    const query = '('.repeat(50_000);
    expect(await thrownBy(gmail.fetchMails('ada', { query }))).toMatchObject({
      isToolError: true,
      httpStatus: 400,
    });
  });
});
