/** What a text held beside its words. */
export type Unwrapped = { text: string; attachments: string[]; isEncrypted: boolean };

const ARMOUR =
  /^-{4,5} ?BEGIN ((?:[A-Z0-9]{1,12} ){0,4}(?:PGP MESSAGE(?:, PART [\d/]{1,9})?|PGP SIGNED MESSAGE|PGP SIGNATURE|KEY BLOCK|KEY|CERTIFICATE|CERTIFICATE REQUEST|PKCS7|CMS|PARAMETERS|CRL)) ?-{4,5}\s*$/;
const SIGNED = 'PGP SIGNED MESSAGE';
const ARMOUR_END = /^-{4,5} ?END [A-Z0-9 ,/]{1,60} ?-{4,5}\s*$/;
/** A line of data: base64, a checksum or a header of the armour. */
const DATA = /^(?:[A-Za-z0-9+/]{8,}={0,2}|=[A-Za-z0-9+/]{4}|[A-Z][A-Za-z-]{2,20}: .{0,200}|\s*)$/;
const HEADER = /^(?:Hash|Charset|NotDashEscaped|Version|Comment|MessageID):/i;

/** A line between the marks of a whole block. */
const ENCLOSED = /^(?:[A-Za-z0-9+/=]*|[A-Z][A-Za-z-]{2,20}: .{0,200})\s*$/;

function skipLines(lines: readonly string[], start: number, pattern: RegExp): number {
  let at = start;
  while (at < lines.length && pattern.test(lines[at] ?? '')) at += 1;
  return at;
}

/** The index behind an armoured block; one that does not end has the lines that are data. */
function findEndOfArmour(lines: readonly string[], start: number): number {
  const end = skipLines(lines, start + 1, ENCLOSED);
  return ARMOUR_END.test(lines[end] ?? '') ? end + 1 : skipLines(lines, start + 1, DATA);
}

const UU_BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,200})$/;
/** A uuencoded line has no lower-case letters, and its first character counts its bytes. */
const UU_DATA = /^[ -`]{2,80}$/;
const BASE64_LINE = /^[A-Za-z0-9+/]{4,90}={0,2}$/;

function findEndOfUu(lines: readonly string[], start: number): number {
  const data = lines[start]?.startsWith('begin-base64') ? BASE64_LINE : UU_DATA;
  const endOfData = skipLines(lines, start + 1, data);
  const at = skipLines(lines, endOfData, /^[`\s]?\s*$/);
  if (/^(?:end|====)\s*$/.test(lines[at] ?? '')) return at + 1;
  // A cut block has no end, but several lines.
  return endOfData > start + 3 ? endOfData : start;
}

const YENC_BEGIN = /^=ybegin (?=.*\bsize=\d).*\bname=(.{1,200})$/;

function findEndOfYenc(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && line.startsWith('=yend '));
  return end === -1 ? lines.length : end + 1;
}

const BINHEX_BEGIN = /^\(This file must be converted (?:with|to) BinHex/i;

function findEndOfBinHex(lines: readonly string[], start: number): number {
  return skipLines(lines, start + 1, /^(?:\s*|:?[!-~]{20,80}:?|[!-~]{1,80}:)$/);
}

/** A line of encoded data as mail wraps it. */
const LONG_BASE64 = /^[A-Za-z0-9+/]{60,90}$/;
/** A short line without padding may be a name. */
const LAST_BASE64 = /^(?:[A-Za-z0-9+/]{2,89}={1,2}|[A-Za-z0-9+/]{24,90})$/;

/** The index behind three or more lines of base64 of one length; `start` for none. */
function findEndOfBase64(lines: readonly string[], start: number): number {
  const { length } = lines[start] ?? '';
  let at = start;
  while (LONG_BASE64.test(lines[at] ?? '') && lines[at]?.length === length) at += 1;
  if (at - start < 3) return start;
  return LAST_BASE64.test(lines[at] ?? '') ? at + 1 : at;
}

const PART_HEADER = /^(?:Content-[A-Za-z-]{2,40}:|--[^\s-]\S{0,70}$|\s{1,20}(?:file)?name\s?=)/i;

/** Blank lines count, so that many blocks below many blank lines take linear time. */
const MAX_PART_HEADER_LINES = 40;

/** Reads lines from start to end and leaves out encoded data. */
class BlockReader {
  readonly #lines: readonly string[];
  readonly #kept: string[] = [];
  readonly #attachments: string[] = [];
  #isEncrypted = false;
  #isSigned = false;

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  /** The index behind an armour line and what belongs to it. */
  #readArmour(kind: string, at: number): number {
    if (kind === SIGNED) {
      this.#isSigned = true;
      let next = at + 1;
      while (HEADER.test(this.#lines[next] ?? '')) next += 1;
      return next;
    }
    this.#isSigned = false;
    this.#isEncrypted ||= kind.startsWith('PGP MESSAGE');
    return findEndOfArmour(this.#lines, at);
  }

  /** The index behind the block that begins at `at`; `at` for none. */
  #skipBlock(line: string, at: number): number {
    const armour = line.startsWith('----') ? ARMOUR.exec(line)?.[1] : undefined;
    if (armour !== undefined) return this.#readArmour(armour, at);
    const uu = line.startsWith('begin') ? UU_BEGIN.exec(line)?.[1] : undefined;
    const yenc = line.startsWith('=ybegin') ? YENC_BEGIN.exec(line)?.[1] : undefined;
    const name = uu ?? yenc;
    if (name !== undefined) {
      const end = uu === undefined ? findEndOfYenc(this.#lines, at) : findEndOfUu(this.#lines, at);
      if (end > at) this.#attachments.push(name.trim());
      return end;
    }
    if (BINHEX_BEGIN.test(line)) return findEndOfBinHex(this.#lines, at);
    const end = LONG_BASE64.test(line) ? findEndOfBase64(this.#lines, at) : at;
    if (end > at) this.#dropPartHeader();
    return end;
  }

  /** Takes back the header of a part whose data follows in an unparsed text. */
  #dropPartHeader(): void {
    const last = this.#kept.slice(-MAX_PART_HEADER_LINES);
    const end = last.findLastIndex((line) => line.trim() !== '');
    const start = last.findLastIndex((line, index) => index <= end && !PART_HEADER.test(line));
    if (start < end) this.#kept.length -= last.length - start - 1;
  }

  read(): Unwrapped {
    let at = 0;
    while (at < this.#lines.length) {
      const line = this.#lines[at] ?? '';
      const end = this.#skipBlock(line, at);
      if (end === at) this.#kept.push(this.#isSigned ? line.replace(/^- (?=-|From )/, '') : line);
      at = Math.max(end, at + 1);
    }
    return { text: this.#kept.join('\n'), attachments: this.#attachments, isEncrypted: this.#isEncrypted };
  }
}

/** Without one of these, a text holds no encoded data. */
const HINT = /^(?:-{4,5} ?BEGIN |begin|=ybegin |\(This file must be|[A-Za-z0-9+/]{60,90}$)/m;

/**
 * The text without data that is encoded in it: OpenPGP and PEM armour, uuencode, yEnc, BinHex, lines of base64. The
 * text of a clear-signed mail stays, without its dash escapes (RFC 9580).
 */
export function removeEncodedBlocks(text: string): Unwrapped {
  return HINT.test(text) ? new BlockReader(text).read() : { text, attachments: [], isEncrypted: false };
}
