import { simulator } from '../stack/product.ts';
import { toolText } from './tool-text.ts';

type Mail = { from: string; subject: string; text: string };

/** The newest five unread mails of the local stack's sample mailbox: who wrote them, and a word of each text. */
export const NEWEST_FIVE = [
  ['noor@example.org', 'tonight', '19:40'],
  ['ines@example.net', '[lease-users] Renewing a lease from two regions', '80 ms'],
  ['editor@news.example.org', 'Clocks, leases and why your lock is not a lock', 'fencing tokens'],
  ['ci@builds.example.org', '[orchard/api] Build #2317 failed on main', 'exit code 1'],
  ['layla.haddad@example.net', 'ترجمة الموقع جاهزة', '123'],
] as const;

/** The mails in a tool result, as a model reads them. */
export function mailsIn(received: string): Mail[] {
  const text = toolText(received);
  const end = text.lastIndexOf('}') + 1;
  return mailsBelow(JSON.parse(text.slice(text.indexOf('{'), end)));
}

/** One line per mail, made of nothing but what the model received. */
export function summaryOf(received: string): string {
  return mailsIn(received)
    .map(({ from, subject, text }) => `${from}: ${subject}. ${text.replaceAll(/\s+/g, ' ')}`)
    .join('\n');
}

/** The number of mails that the user sent, to whichever address. */
export async function mailsSent(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

function mailsBelow(value: unknown): Mail[] {
  if (Array.isArray(value)) return value.flatMap(mailsBelow);
  if (typeof value !== 'object' || value === null) return [];
  const { from, subject, text } = value as Record<string, unknown>;
  if (typeof from === 'string' && typeof subject === 'string') return [{ from, subject, text: String(text) }];
  return Object.values(value).flatMap(mailsBelow);
}
