import type { Mail } from '../../mail/mail.ts';
import { type Correspondence, hostOf } from './correspondence.ts';
import { isPerson } from './sender-kind.ts';

/** Servers whose lists anybody may join. */
const PUBLIC_HOSTS = new Set([
  'googlegroups.com',
  'groups.io',
  'freelists.org',
  'yahoogroups.com',
  'listserv.com',
]);
const PUBLIC_LABEL = /^(?:lists?|listserv|listes|listen|mailman3?|groups?|ml|sympa)$/;

/** The part of a host that one organisation owns: `firm.example`, `firm.co.uk`. */
function organisationOf(host: string): string {
  const labels = host.split('.');
  const isNational = labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 9) <= 3;
  return labels.slice(isNational ? -3 : -2).join('.');
}

function isSameOrganisation(a: string, b: string): boolean {
  return organisationOf(a) === organisationOf(b) && !PUBLIC_HOSTS.has(organisationOf(a));
}

/** Who wrote to the list: some lists replace From by their own address. */
function findWriter({ from, replyTo, listAddress }: Mail): Mail['from'] | undefined {
  if (from.address.toLowerCase() !== listAddress) return from;
  if (replyTo !== undefined && replyTo.address.toLowerCase() !== listAddress) return replyTo;
  return / (?:via|by way of|über|par) /i.test(from.name) ? { name: '', address: 'writer@' } : undefined;
}

/**
 * Whether a person writes to the members of a list that the user belongs to as to colleagues: the mail names the user,
 * or the list belongs to the user's or the writer's organisation, or it is on no server of public lists.
 */
export function isListPost(mail: Mail, user: Correspondence): boolean {
  const { signs, listAddress, to, cc } = mail;
  const isToList = signs.includes('list-id') || signs.includes('precedence-list');
  if (!isToList || listAddress === undefined || signs.includes('closed-list')) return false;
  const writer = findWriter(mail);
  if (writer === undefined || !isPerson(writer)) return false;
  if ([...to, ...cc].some(({ address }) => user.isUser(address)) || user.isAnswered(listAddress)) return true;
  const host = hostOf(listAddress);
  const hosts = [hostOf(writer.address), ...user.hosts];
  if (hosts.some((each) => isSameOrganisation(each, host))) return true;
  return !PUBLIC_HOSTS.has(organisationOf(host)) && !PUBLIC_LABEL.test(host.split('.')[0] ?? '');
}
