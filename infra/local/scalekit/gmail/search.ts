import { headerValue } from './headers.ts';
import type { MailboxMessage } from './mailbox.ts';

type Test = (message: MailboxMessage) => boolean;

const DAY_MS = 24 * 60 * 60 * 1000;
const ageUnits: Record<string, number> = { h: DAY_MS / 24, d: DAY_MS, m: 30 * DAY_MS, y: 365 * DAY_MS };
/** A term: `-`, `operator:`, and a word or a quoted phrase. */
const term = /(-?)(?:([a-z_]+):)?(?:"([^"]*)"|(\S+))/gi;

/**
 * Gmail's search, as far as the product and its tests use it: all terms must hold.
 * Not understood: `OR`, braces, parentheses, `AROUND`.
 * @see https://support.google.com/mail/answer/7190
 */
export function parseSearch(query: string): Test {
  const tests = [...query.matchAll(term)].map(([, minus, operator = '', phrase, word = '']) => {
    const test = testFor(operator.toLowerCase(), phrase ?? word);
    return minus === '-' ? (message: MailboxMessage) => !test(message) : test;
  });
  return (message) => tests.every((test) => test(message));
}

/** Gmail leaves spam and trash out unless the search asks for them by name. */
export function asksForSpamOrTrash(query: string): boolean {
  return /\b(?:in|label):(?:spam|trash|anywhere)\b/i.test(query);
}

function testFor(operator: string, value: string): Test {
  return operators.get(operator)?.(value) ?? mentions(operator === '' ? value : `${operator}:${value}`);
}

const operators = new Map<string, (value: string) => Test>(
  Object.entries({
    is: (value) => (value.toLowerCase() === 'read' ? not(hasLabel('UNREAD')) : hasLabel(value)),
    in: (value) => (value.toLowerCase() === 'anywhere' ? () => true : hasLabel(value)),
    label: (value) => hasLabel(value),
    from: (value) => header('from', value),
    to: (value) => any(header('to', value), header('cc', value), header('bcc', value)),
    cc: (value) => header('cc', value),
    subject: (value) => (message) => hasWords(headerOf(message, 'subject'), value),
    has: (value) => (message) => value.toLowerCase() === 'attachment' && message.mail.hasAttachment,
    newer_than: (value) => (message) => message.internalDate > Date.now() - ageOf(value),
    older_than: (value) => (message) => message.internalDate < Date.now() - ageOf(value),
    after: (value) => (message) => message.internalDate >= dateOf(value),
    before: (value) => (message) => message.internalDate < dateOf(value),
  }),
);

function not(test: Test): Test {
  return (message) => !test(message);
}

function any(...tests: Test[]): Test {
  return (message) => tests.some((test) => test(message));
}

/** Labels compare as in Gmail's search: any case, hyphens for spaces; `starred`, `sent`, `draft` are labels. */
function hasLabel(label: string): Test {
  const wanted = plainLabel(label);
  return ({ labelIds }) => [...labelIds].some((each) => plainLabel(each) === wanted);
}

function plainLabel(label: string): string {
  const plain = label.toLowerCase().replaceAll(/[\s/]/g, '-');
  return plain === 'drafts' ? 'draft' : plain;
}

function header(name: string, value: string): Test {
  return (message) => headerOf(message, name).toLowerCase().includes(value.toLowerCase());
}

function mentions(words: string): Test {
  return (message) => {
    const headers = ['subject', 'from', 'to', 'cc'].map((name) => headerOf(message, name));
    return [...headers, message.mail.text].some((text) => hasWords(text, words));
  };
}

/** Whole words in this order, as Gmail matches them; `meet` does not find `meeting`. */
function hasWords(text: string, words: string): boolean {
  const escaped = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

function headerOf({ mail }: MailboxMessage, name: string): string {
  return headerValue(mail.payload.headers, name);
}

function ageOf(value: string): number {
  const [, count, unit = ''] = /^(\d+)([hdmy])$/i.exec(value) ?? [];
  return count === undefined ? Number.NaN : Number(count) * (ageUnits[unit.toLowerCase()] ?? Number.NaN);
}

/** `2026/03/01`, `2026-03-01` or seconds since 1970. */
function dateOf(value: string): number {
  return /^\d{9,}$/.test(value)
    ? Number(value) * 1000
    : Date.parse(`${value.replaceAll('/', '-')}T00:00:00Z`);
}
