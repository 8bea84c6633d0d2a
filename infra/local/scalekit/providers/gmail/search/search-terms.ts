import type { MailboxMessage } from '../mailbox/mailbox.ts';
import { headerValue } from '../mime/headers.ts';

type Test = (message: MailboxMessage) => boolean;

const DAY_MS = 24 * 60 * 60 * 1000;
const ageUnits: Record<string, number> = { h: DAY_MS / 24, d: DAY_MS, m: 30 * DAY_MS, y: 365 * DAY_MS };
const sizeUnits: Record<string, number> = { '': 1, k: 1024, m: 1024 * 1024 };

/** The test for one search term. An unknown operator is searched for as a word. */
export function toTermTest(operator: string, value: string, me: string): Test {
  const createTest = operators.get(operator);
  if (createTest === undefined) return mentionsWords(operator === '' ? value : `${operator}:${value}`);
  if (!addressOperators.has(operator) || value.toLowerCase() !== 'me') return createTest(value);
  // A mail that the user sent from another of their addresses is from them, too.
  return operator === 'from' ? any(createTest(me), hasLabel('SENT')) : createTest(me);
}

const addressOperators = new Set(['from', 'to', 'cc', 'bcc']);

const after = (value: string): Test => since(dateOf(value));
const before = (value: string): Test => until(dateOf(value));

const operators = new Map<string, (value: string) => Test>(
  Object.entries({
    is: (value) => (value.toLowerCase() === 'read' ? not(hasLabel('UNREAD')) : hasLabel(value)),
    in: (value) => (value.toLowerCase() === 'anywhere' ? () => true : hasLabel(value)),
    label: (value) => hasLabel(value),
    category: (value) => hasLabel(`CATEGORY_${value === 'primary' ? 'personal' : value}`),
    from: (value) => headerIncludes('from', value),
    to: (value) =>
      any(headerIncludes('to', value), headerIncludes('cc', value), headerIncludes('bcc', value)),
    cc: (value) => headerIncludes('cc', value),
    bcc: (value) => headerIncludes('bcc', value),
    subject: (value) => {
      const hasWords = matchWords(value);
      return (message) => hasWords(headerOf(message, 'subject'));
    },
    has: (value) => (message) => value.toLowerCase() === 'attachment' && message.mail.filenames.length > 0,
    filename: (value) => (message) =>
      message.mail.filenames.some((name) => name.toLowerCase().includes(value.toLowerCase())),
    larger: (value) => (message) => message.mail.size > sizeOf(value),
    smaller: (value) => (message) => message.mail.size < sizeOf(value),
    newer_than: (value) => since(Date.now() - ageOf(value)),
    older_than: (value) => until(Date.now() - ageOf(value)),
    after,
    newer: after,
    before,
    older: before,
    rfc822msgid: (value) => (message) =>
      message.mail.messageId.replace(/^<|>$/g, '') === value.replace(/^<|>$/g, ''),
  }),
);

function not(test: Test): Test {
  return (message) => !test(message);
}

function any(...tests: Test[]): Test {
  return (message) => tests.some((test) => test(message));
}

function since(instant: number): Test {
  return ({ internalDate }) => internalDate >= instant;
}

function until(instant: number): Test {
  return ({ internalDate }) => internalDate < instant;
}

/** Compares labels as Gmail's search does: any case, hyphens for spaces. `starred`, `sent` and `draft` are labels. */
function hasLabel(label: string): Test {
  const wanted = normalizeLabel(label);
  return ({ labelIds }) => [...labelIds].some((each) => normalizeLabel(each) === wanted);
}

function normalizeLabel(label: string): string {
  const plain = label.toLowerCase().replaceAll(/[\s/]/g, '-');
  return plain === 'drafts' ? 'draft' : plain;
}

function headerIncludes(name: string, value: string): Test {
  return (message) => headerOf(message, name).toLowerCase().includes(value.toLowerCase());
}

function mentionsWords(words: string): Test {
  const hasWords = matchWords(words);
  return (message) => {
    const headers = ['subject', 'from', 'to', 'cc'].map((name) => headerOf(message, name));
    return [...headers, message.mail.text].some(hasWords);
  };
}

/** Matches whole words in this order, as Gmail does: `meet` does not find `meeting`. */
function matchWords(words: string): (text: string) => boolean {
  const escaped = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}

function headerOf({ mail }: MailboxMessage, name: string): string {
  return headerValue(mail.payload.headers, name);
}

function ageOf(value: string): number {
  const [, count, unit = ''] = /^(\d+)([hdmy])$/i.exec(value) ?? [];
  return count === undefined ? Number.NaN : Number(count) * (ageUnits[unit.toLowerCase()] ?? Number.NaN);
}

function sizeOf(value: string): number {
  const [, count, unit = ''] = /^(\d+)([km]?)b?$/i.exec(value) ?? [];
  return count === undefined ? Number.NaN : Number(count) * (sizeUnits[unit.toLowerCase()] ?? Number.NaN);
}

/** Accepts `2026/03/01`, `2026-03-01` (midnight UTC) or epoch seconds. Returns epoch milliseconds or NaN. */
function dateOf(value: string): number {
  if (/^\d{9,}$/.test(value)) return Number(value) * 1000;
  const [, year, month = '', day = ''] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value) ?? [];
  return year === undefined
    ? Number.NaN
    : Date.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`);
}
