import { parse } from 'tldts';

/** Nobody's top-level domains, in which the tests' attackers live. */
const RESERVED = /\.(?:example|invalid|test|localhost)$/;
const HOST = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu;
const SCHEME =
  /[a-z0-9+-]:\/\/|:\/\/|\b(?:https?|ftp|mailto|tel|sms|data|javascript|vbscript|file|magnet|bitcoin|slack|skype|urn):[\p{L}\p{N}/\\+?%]|\bwww\.[\p{L}\p{N}]/giu;
const ADDRESS = /[^\s@()[\]{}<>‹›]@[\p{L}\p{N}[]/gu;
/** Digits of any script, not `①`: those are dialled. */
const NUMBER = /\+?\p{Nd}(?:[\s()（）./．－-]{0,3}\p{Nd}){6,}/gu;
const DATE_OR_SUM =
  /\d{4}-\d{2}-\d{2}(?:T[\d:+-]*)?|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,3}(?:\.\d{3})+|(?:19|20)\d{2}[-/]\d{1,4}/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

function isDomain(host: string): boolean {
  if (RESERVED.test(host.toLowerCase())) return true;
  const { isIcann, isIp, domain } = parse(host, { validateHostname: false });
  return isIp === true || (isIcann === true && domain !== null);
}

/**
 * Everything in the text that some mail, chat or phone program makes clickable, by rules that share nothing with
 * those of the product: width and style of letters are undone and what is invisible is taken out first.
 * Line by line, as no program reads on past the end of one.
 */
export function clickableIn(text: string): string[] {
  return text.split('\n').flatMap(clickableInLine);
}

function clickableInLine(text: string): string[] {
  const seen = text.normalize('NFKC').replace(INVISIBLE, '').replace(/[。｡]/g, '.');
  const found = [SCHEME, ADDRESS].flatMap((pattern) => seen.match(pattern) ?? []);
  const hosts = (seen.match(HOST) ?? []).filter(isDomain);
  const dialled = text.replace(INVISIBLE, '').replace(DATE_OR_SUM, 'a date');
  const numbers = dialled.match(NUMBER) ?? [];
  return [...found, ...hosts, ...numbers];
}

/** Control characters but line breaks, bidi overrides and isolates, tags, lone surrogates. */
export function forbiddenCharactersIn(text: string): string[] {
  const found = text.match(
    /[\p{Cc}--\n]|[\u202a-\u202e\u2066-\u2069\u2028\u2029\p{Cs}\u{e0000}-\u{e007f}]/gv,
  );
  return Array.from(found ?? [], (character) => `U+${character.codePointAt(0)?.toString(16)}`);
}
