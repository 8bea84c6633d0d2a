import { type FieldKind, type HeaderField, readHeaderField } from './header-fields.ts';

/** Lines of one header block, long lists of recipients included. */
const MAX_BLOCK_LINES = 40;
const MAX_WRAPPED_LINES = 8;
const MAX_VALUE_CHARACTERS = 1_000;
/** Lines above the block that are read: a form has further fields there. */
const MAX_LINES_ABOVE = 4;
const ADDRESS = /[^\s@]@[^\s@]|\[mailto:|<\/o=/i;
const TIME = /\p{Nd}{1,2}[:.h]\p{Nd}{2}|\p{Nd}\s?[ap]\.?m\b|\p{Nd}\s?[時时시點点]/iu;
const YEAR = /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}/u;

/** Consecutive lines `Name: value`, and whether they are the header of a quoted mail. */
export type HeaderBlock = { length: number; isMail: boolean };

type Evidence = { values: Map<FieldKind, string>; unknown: number };

function countUnknownAbove(lines: readonly string[], index: number): number {
  let unknown = 0;
  for (let above = index - 1; above >= Math.max(0, index - MAX_LINES_ABOVE); above -= 1) {
    const field = readHeaderField(lines[above] ?? '');
    if (field === undefined) return unknown;
    if (field.kind === undefined && field.value !== '') unknown += 1;
  }
  return unknown;
}

/**
 * What speaks for the header of a mail. The lines of a journey, a parcel or a form are alike, but have no address,
 * no subject and other lines between.
 */
function isMailHeader({ values, unknown }: Evidence): boolean {
  const from = values.get('from');
  const sent = values.get('sent') ?? values.get('date');
  const hasSubject = values.has('subject');
  const isWhole = from !== undefined && sent !== undefined && hasSubject && values.has('to');
  // Notes prints the sender above the block.
  if (from === undefined && !(sent !== undefined && hasSubject && values.has('to') && unknown === 0))
    return false;
  const hasSender = from !== undefined && ADDRESS.test(from);
  const hasAddress = hasSender || Array.from(values.values()).some((value) => ADDRESS.test(value));
  // A memo begins with the date or the reader; mail programs that print no address begin with the sender.
  if (!hasAddress && values.keys().next().value !== 'from') return false;
  let score = hasSender ? 2 : Number(hasAddress);
  if (values.has('sent')) score += 2;
  if (sent !== undefined && TIME.test(sent) && YEAR.test(sent)) score += 1;
  if (hasSubject) score += 1;
  if (isWhole) score += 1;
  return values.size >= 2 && score - Math.min(unknown * 2, 3) >= 3;
}

type Row = { at: number; text: string; field: HeaderField | undefined };

/** The lines from `index` to the end of the block. HTML mails put a blank line after each. */
function listRows(lines: readonly string[], index: number): Row[] {
  const rows: Row[] = [];
  let wrapped = 0;
  for (let at = index; at < Math.min(lines.length, index + MAX_BLOCK_LINES); at += 1) {
    const text = lines[at]?.trim() ?? '';
    if (text === '') {
      if (readHeaderField(lines[at + 1] ?? '')?.kind === undefined) break;
      continue;
    }
    const field = readHeaderField(text);
    wrapped = field === undefined ? wrapped + 1 : 0;
    if (wrapped > MAX_WRAPPED_LINES) break;
    rows.push({ at, text: text.slice(0, MAX_VALUE_CHARACTERS), field });
  }
  return rows;
}

/**
 * The block of header lines that begins at `index`; undefined when none does. Values may be wrapped.
 * @param isAnnounced whether a line such as `Forwarded message` stands above
 */
export function readHeaderBlock(
  lines: readonly string[],
  index: number,
  isAnnounced = false,
): HeaderBlock | undefined {
  if (readHeaderField(lines[index] ?? '')?.kind === undefined) return undefined;
  const evidence: Evidence = { values: new Map(), unknown: countUnknownAbove(lines, index) };
  let current: FieldKind | undefined;
  let last = index;
  for (const { at, text, field } of listRows(lines, index)) {
    if (field !== undefined && field.kind === undefined) evidence.unknown += Number(field.value !== '');
    current = field === undefined ? current : field.kind;
    if (current === undefined) continue;
    if (field !== undefined) last = at;
    evidence.values.set(current, `${evidence.values.get(current) ?? ''} ${field?.value ?? text}`);
  }
  const isMail = isMailHeader(evidence) || (isAnnounced && evidence.values.size >= 2);
  return { length: last - index + 1, isMail };
}
