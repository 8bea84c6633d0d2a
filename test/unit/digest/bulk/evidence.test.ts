import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BULK_FROM, isBulkBy, WEIGHTS } from '../../../../shared/digest/bulk/evidence.ts';

const page = readFileSync(new URL('../../../../docs/digest.md', import.meta.url), 'utf8');

describe('the evidence for and against bulk', () => {
  it('is the table of docs/digest.md', () => {
    const rows = page.matchAll(/^\| `([a-z-]+)` \| (-?\d+) \|/gm);
    expect(Array.from(rows, ([, name, weight]) => [name, Number(weight)])).toEqual(Object.entries(WEIGHTS));
    expect(page).toContain(`sum up to ${BULK_FROM} or more`);
  });

  it('decides by the sum of its weights', () => {
    expect(isBulkBy(new Set())).toBe(false);
    expect(isBulkBy(new Set(['list-id']))).toBe(true);
    expect(isBulkBy(new Set(['feedback-id']))).toBe(false);
    expect(isBulkBy(new Set(['feedback-id', 'unsubscribe-line']))).toBe(true);
    expect(isBulkBy(new Set(['list-id', 'important']))).toBe(false);
  });

  it('never hides a bounce, an invitation or a reply to the user for what lists and programs write', () => {
    const ordinary = Object.entries(WEIGHTS).filter(([, weight]) => weight > 0 && weight < 100);
    const all = ordinary.reduce((sum, [, weight]) => sum + weight, 0);
    for (const piece of ['bounce', 'invitation', 'reply-to-user', 'answered', 'addresses-reader'] as const) {
      expect(all + WEIGHTS[piece], piece).toBeLessThan(BULK_FROM);
    }
  });

  it('always counts spam and automatic replies, but a bounce and an answered invitation', () => {
    const against = Object.entries(WEIGHTS).filter(([, weight]) => weight < 0);
    const strong = WEIGHTS.bounce + WEIGHTS.invitation;
    const all = against.reduce((sum, [, weight]) => sum + weight, 0);
    expect(all + WEIGHTS.spam).toBeGreaterThanOrEqual(BULK_FROM);
    expect(all - strong + WEIGHTS['auto-reply']).toBeGreaterThanOrEqual(BULK_FROM);
    expect(isBulkBy(new Set(['auto-reply', 'bounce']))).toBe(false);
    expect(isBulkBy(new Set(['auto-reply', 'invitation']))).toBe(false);
  });
});
