import type { Mailbox } from '../../mail/mail.ts';

/** A mailbox that takes no reply. */
const NO_REPLY =
  /no[-_.]?reply|do[-_.]?not[-_.]?reply|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|no[-_.]?contestar|nao[-_.]?responda|non[-_.]?rispondere|^(?:news(?:letter)?s?|mailings?|campaigns?|marketing|promo(?:tion)?s?|offers?|deals|mailer)$/i;
/** Words of an address or a name that belong to an office or a program, not to one person. */
const ROLES = new Set(
  [
    'abo accounts accounting admin administrator alert alerts announce announcements automation bestellung',
    'billing bot bounce bounces build builds buchhaltung calendar campaign ci club community contact contacto contato',
    'crew cron customer customercare daemon deals digest digests dispatch docs donotreply edition editor editors email',
    'events facturation feedback forum gazette gmbh hello help helpdesk hi hola inc info information infos inbox invoice',
    'invoices jira journal kontakt kundenservice list lists llc ltd mail mailer mailing mailings mailman marketing media',
    'member members membership messages monitor monitoring msg news newsletter newsletters newsroom noreply',
    'notification notifications notifier notify notice office offer offers order orders owner partner payment payments',
    'postmaster press promo promotions rechnung redaktion redaction reminder reminders reply report reports request',
    'robot root sales security server service services shop store subscribe subscriptions support survey system systems',
    'team ticket tickets times unsubscribe update updates webmaster weekly daily monthly welcome',
  ].flatMap((line) => line.split(' ')),
);

function splitWords(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{M}]+/u);
}

export function isNoReply(address: string): boolean {
  return NO_REPLY.test(address.slice(0, Math.max(address.lastIndexOf('@'), 0)));
}

/** Whether name and address are those of one person, as far as their words show. */
export function isPerson({ name, address }: Mailbox): boolean {
  const at = address.lastIndexOf('@');
  if (at < 1 || isNoReply(address) || name.endsWith('[bot]')) return false;
  const local = address.slice(0, at).toLowerCase();
  const words = [...splitWords(local), ...splitWords(name)];
  if (words.some((word) => ROLES.has(word))) return false;
  // `weekly@weekly.example`: the address names the sender's organisation.
  return (
    name === '' ||
    !address
      .slice(at + 1)
      .split('.')
      .includes(local)
  );
}
