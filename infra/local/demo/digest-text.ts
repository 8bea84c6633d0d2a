import type { Digest, DigestItem } from '../../../shared/mail/digest.ts';

/** A digest for the terminal: what asks first, bulk mail last, and what was skipped and why. */
export function digestText(digest: Digest): string {
  const people = digest.items.filter(({ isBulk }) => !isBulk);
  const bulk = digest.items.filter(({ isBulk }) => isBulk);
  return [
    ...people.map(itemText),
    ...(bulk.length > 0 ? ['', `  Bulk mail (${bulk.length}):`, ...bulk.map(bulkText)] : []),
    ...digest.skipped.map(({ id, reason }) => `  skipped ${id}: ${reason}`),
  ].join('\n');
}

function itemText({ sender, subject, gist, asks, mentions, messageIds }: DigestItem): string {
  const marks = [
    ...(asks ? ['asks'] : []),
    ...(mentions === undefined ? [] : [mentions]),
    ...(messageIds.length > 1 ? [`${messageIds.length} mails`] : []),
  ];
  return `  ${sender} · ${subject}${marks.length > 0 ? ` [${marks.join('; ')}]` : ''}\n      ${gist}`;
}

function bulkText({ sender, subject }: DigestItem): string {
  return `    ${sender} · ${subject}`;
}
