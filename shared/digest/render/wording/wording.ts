/**
 * One text per plural category of the language; `other` stands for a category that is missing. `{n}` is the number:
 * a text without it says the number in words.
 */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The words of a digest in one language. Slots such as `{mails}` stand for other texts of the table, dates and names. */
export type WordingTable = {
  /** BCP 47. */
  locale: string;
  direction?: 'rtl';
  /** Before the date, above the digest. */
  title: string;
  quiet: string;
  mails: Forms;
  people: Forms;
  asking: Forms;
  noneAsks: string;
  overview: string;
  noneReadable: string;
  noneWaits: string;
  headings: { asking: string; others: string; people: string };
  bulk: Forms;
  /** The last of listed names. */
  more: Forms;
  skipped: Forms;
  reasons: { empty: string; foreign: string; undecodable: string };
  /** Conversations that the rendering has no room for. */
  omitted: Forms;
  /** The mailbox holds mails that were not read; `{n}` were read. */
  hasMore: Forms;
  threadMails: Forms;
  unknownSender: string;
  noSubject: string;
  noText: string;
  /** A mail of the user's did not arrive, or not yet. */
  bounce: string;
  delay: string;
  /** In place of a text. */
  attached: string;
  /** What a mail says of an event; `{names}` is its title, time and place. */
  events: { cancellation: string; accepted: string; declined: string; tentative: string };
  /** Of an event that takes place again and again. */
  recurring: string;
  encrypted: string;
  signed: string;
  /**
   * Between listed names, and before the last one, with a blank at the end: a letter or sign that touches the next name
   * could make a host of it, such as `.com` after the Hebrew prefix for "and".
   */
  list: readonly [between: string, last: string];
};

/** A table with what counts in its language. */
export type Wording = WordingTable & { plurals: Intl.PluralRules };

/** The text with the values in its slots. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

/** The text for that number of things, with the number and the other values in its slots. */
export function countOf(
  forms: Forms,
  n: number,
  { plurals }: Wording,
  values: Readonly<Record<string, string>> = {},
): string {
  return fillIn(forms[plurals.select(n)] ?? forms.other, { n, ...values });
}
