import { parse } from 'tldts';

/** Reserved top-level domains, which the tests' attackers use. */
const RESERVED = /\.(?:example|invalid|test|localhost)$/;
const HOST = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu;
/** Four numbers with dots between them at any place in the text: matches may overlap. */
const IP_ADDRESS = /(?<!\d)(?=((?:\d{1,3}\.){3}\d{1,3})(?!\d))/g;
const SCHEME =
  /[a-z0-9+-]:[/\\]{2}|:[/\\]{2}|\b(?:https?|ftps?|sftp|ssh|ldaps?|mailto|tel|telnet|smsto|sms|mms|sip|sips|xmpp|callto|facetime|data|javascript|vbscript|file|magnet|bitcoin|slack|skype|whatsapp|zoommtg|intent|geo|urn|ms-word):[\p{L}\p{N}/\\+?%]|\bwww\.[\p{L}\p{N}]/giu;
const ADDRESS = /[^\s@()[\]{}<>‹›]@[\p{L}\p{N}[]/gu;
/** Digits of any script, which phones dial; they do not dial `①`. */
const NUMBER = /[+＋]?\p{Nd}(?:[\s()（）./．。｡\p{Pd}~]{0,3}\p{Nd}){6,}/gu;
const DATE_TIME_OR_SUM =
  /(?<!\p{Nd})(?:\d{4}-\d{2}-\d{2}(?:T[\d:+-]*)?|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}|\d{1,3}(?:\.\d{3})+|(?:19|20)\d{2}[-/]\d{1,4})(?!\p{Nd})/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

function isDomain(host: string): boolean {
  if (RESERVED.test(host.toLowerCase())) return true;
  const { isIcann, isIp, domain } = parse(host, { validateHostname: false });
  return isIp === true || (isIcann === true && domain !== null);
}

/**
 * Everything in the text that some mail, chat or phone program makes clickable, by rules that share nothing with
 * those of the product: width and style of letters are undone and invisible characters removed first.
 * Line by line, as no program reads on past the end of a line.
 */
export function clickableIn(text: string): string[] {
  return text.split('\n').flatMap(clickableInLine);
}

function clickableInLine(text: string): string[] {
  const visible = text.replace(INVISIBLE, '');
  const seen = visible.normalize('NFKC').replace(INVISIBLE, '').replace(/[。｡]/g, '.');
  const found = [SCHEME, ADDRESS].flatMap((pattern) => seen.match(pattern) ?? []);
  const hosts = (seen.match(HOST) ?? []).flatMap(namesEndingIn).filter(isDomain);
  const ips = Array.from(seen.matchAll(IP_ADDRESS), ([, address = '']) => address).filter(isDomain);
  const numbers = visible.replace(DATE_TIME_OR_SUM, 'a date').match(NUMBER) ?? [];
  return [...found, ...hosts, ...ips, ...numbers];
}

/** A host and each shorter one that ends before a later dot: `evil.com.x` may be read as `evil.com`. */
function namesEndingIn(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, index) => labels.slice(0, index + 2).join('.'));
}

/** Control characters but line breaks, bidi overrides and isolates, tags, lone surrogates. */
export function forbiddenCharactersIn(text: string): string[] {
  const found = text.match(
    /[\p{Cc}--\n]|[\u202a-\u202e\u2066-\u2069\u2028\u2029\p{Cs}\u{e0000}-\u{e007f}]/gv,
  );
  return Array.from(found ?? [], (character) => `U+${character.codePointAt(0)?.toString(16)}`);
}
