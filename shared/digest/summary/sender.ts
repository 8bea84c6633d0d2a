import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import { AT, DOT, NARROW_DOT } from '../../text/lookalikes.ts';
import { MAX_SENDER_CHARACTERS } from '../limits.ts';
import { cleanHeader } from './header-text.ts';

/** The end of a host is the part that its owner cannot choose, so a long one is cut at its beginning. */
const MAX_HOST_CHARACTERS = 40;
const MAX_LOCAL_CHARACTERS = 30;
/** Room for a claimed name and the marks that defanging adds to the true address. */
const MAX_NAMED_CHARACTERS = MAX_SENDER_CHARACTERS - 15;

const LABEL = String.raw`[\p{L}\p{M}\p{N}_\-]{1,63}`;
/** The endings that brands use. `Dr.Müller` and `jan.novak` are no hosts. */
const ENDING = String.raw`(?:[a-z]{2}|com|net|org|info|biz|app|dev|shop|store|online|cloud|bank|gov|edu|xyz|рф|xn--[a-z0-9\-]{1,59})(?![\p{L}\p{M}\p{N}${AT}_\-])`;
/** An address in a name: `support@paypal.com`, not the handle `(@ada)`. */
const CLAIMED_ADDRESS = new RegExp(
  String.raw`([^\s(\[<${AT}]{1,64})[${AT}](${LABEL}(?:[${NARROW_DOT}]${LABEL}){0,16})`,
  'gu',
);
/** With blanks it still reads as an address: `support @ paypal . com`, not the place `Bar @ Home`. */
const SPACED_HOST = new RegExp(
  String.raw`(?<=[^\s(\[<]\s?)[${AT}]\s?(?:${LABEL}\s?[${NARROW_DOT}]\s?){1,16}${ENDING}`,
  'giu',
);
/** A word that readers take for a host, also with a dot of Chinese or Japanese. */
const HOST_WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}${AT}._\-])(?:${LABEL}[${DOT}]){1,16}${ENDING}`,
  'giu',
);
const NO_HOST_CHARACTERS = new RegExp(String.raw`[\s${AT}]`, 'gu');

function normalize(part: string): string {
  return part.replace(NO_HOST_CHARACTERS, '').normalize('NFKC').toLowerCase();
}

/** Whether one is the other or a part of it, as only the owner of `firm.example` has hosts below it. */
function isRelated(host: string, claimed: string): boolean {
  const isWithin = (inner: string, outer: string) => outer.includes('.') && inner.endsWith(`.${outer}`);
  return host === claimed || isWithin(host, claimed) || isWithin(claimed, host);
}

/** Whether the name holds an address other than the sender's: at another host, or of another person at this one. */
function claimsAddress(name: string, { local, host }: { local: string; host: string }): boolean {
  const claims = Array.from(name.matchAll(CLAIMED_ADDRESS), ([, owner = '', claimed = '']) => ({
    owner: normalize(owner).replace(/^[^\p{L}\p{N}]+/u, ''),
    claimed: normalize(claimed),
  }));
  const spaced = Array.from(name.match(SPACED_HOST) ?? [], normalize);
  return (
    spaced.some((claimed) => !isRelated(host, claimed)) ||
    claims.some(({ owner, claimed }) => (claimed === host ? owner !== local : !isRelated(host, claimed)))
  );
}

function shortenHost(host: string): string {
  if (host.length <= MAX_HOST_CHARACTERS) return host;
  const end = host.slice(-MAX_HOST_CHARACTERS);
  return `…${end.slice(end.indexOf('.') + 1).toWellFormed()}`;
}

/** The address with its true host in sight: `a@paypal.com@evil.example` is `a.paypal.com` at `evil.example`. */
function writeAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0)).replaceAll('@', '.');
  return at === -1
    ? address
    : `${cutText(local, MAX_LOCAL_CHARACTERS)}@${shortenHost(address.slice(at + 1))}`;
}

/**
 * The sender as a digest names it: by the display name, else by the address. A name that holds somebody else's address
 * comes after the true address, and a name that looks like another host has the true host beside it.
 */
export function nameSender({ name: written, address: full }: Mail['from']): string {
  const name = cleanHeader(written, MAX_SENDER_CHARACTERS);
  const address = cleanHeader(writeAddress(full), MAX_SENDER_CHARACTERS);
  const at = full.lastIndexOf('@');
  const [local, host] = [normalize(full.slice(0, Math.max(at, 0))), normalize(full.slice(at + 1))];
  if (name === '' || host === '') return name || address;
  if (claimsAddress(written, { local, host })) {
    return `${address} “${cutText(name, MAX_NAMED_CHARACTERS - address.length)}”`;
  }
  const hosts = Array.from(written.match(HOST_WORD) ?? [], normalize);
  if (hosts.every((named) => isRelated(host, named))) return name;
  const spoken = shortenHost(host).replaceAll('.', ' ');
  return `${cutText(name, MAX_NAMED_CHARACTERS - spoken.length)} (${spoken})`;
}
