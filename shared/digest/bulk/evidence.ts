/** From this sum of weights on, a mail is bulk. */
export const BULK_FROM = 4;

/**
 * What speaks for a mail being bulk (positive) and against it (negative). A row of hundreds outweighs all rows of
 * tens, and these outweigh all single digits. `docs/digest.md` has the same table in words.
 */
export const WEIGHTS = {
  spam: 2_000,
  'auto-reply': 400,
  promotion: 14,
  'auto-generated': 14,
  'precedence-bulk': 12,
  update: 10,
  'list-id': 4,
  'list-unsubscribe': 4,
  'precedence-list': 4,
  'closed-list': 4,
  'feedback-id': 2,
  'mass-mailer': 2,
  'unsubscribe-line': 2,
  'no-reply': 2,
  machine: 2,
  'one-click': 2,
  bounce: -600,
  invitation: -600,
  'reply-to-user': -80,
  answered: -80,
  'addresses-reader': -80,
  'list-post': -40,
  'person-to-user': -9,
  personal: -6,
  important: -4,
} as const;

export type Evidence = keyof typeof WEIGHTS;

/** Whether the evidence, each piece counted once, makes a mail bulk. */
export function isBulkBy(evidence: ReadonlySet<Evidence>): boolean {
  let sum = 0;
  for (const piece of evidence) sum += WEIGHTS[piece];
  return sum >= BULK_FROM;
}
