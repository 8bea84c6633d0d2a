import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calculateMonth } from '../../bench/scale/calculate-month.ts';
import { PAGE, renderPage } from '../../bench/scale/page.ts';
import { PRICES, priceOf } from '../../bench/scale/prices.ts';
import { keysByOperation } from '../../bench/scale/usage.ts';

describe('the page on scale', () => {
  it('shows the tables as they are calculated (npm run bench -- scale --write)', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(renderPage(page));
  });

  it('names three keys that all users share, neither of them in a request of a user', () => {
    const shared = [...keysByOperation()].filter(([key]) => !key.includes('#'));
    expect(Object.fromEntries(shared.map(([key, { operations }]) => [key, [...operations]]))).toEqual({
      SCHEDULE: ['reconcile'],
      OFFBOARDING: ['reconcile'],
      'RECONCILE SCHEDULES': ['reconcile'],
    });
  });

  it('is calculated per user: ten times the users cost ten times as much, but for steps of the prices', () => {
    const [few, many] = [calculateMonth(1_000), calculateMonth(10_000)];
    for (const [index, { usd }] of many.entries()) expect(usd / (few[index]?.usd ?? 0)).toBeCloseTo(10, 6);
  });

  it.each([
    [0, 0],
    [300_000_000, 300],
    [400_000_000, 390],
  ])('prices %i requests at $%i, by the steps', (requests, usd) => {
    expect(priceOf(PRICES.httpApiRequest, requests)).toBeCloseTo(usd, 6);
  });
});
