import { beforeAll, describe, expect, it } from 'vitest';
import { compareDuplicates } from '../../../infra/local/bench/duplicates/compare.ts';
import { stack } from '../../support/stack/product.ts';

const PLAN = { writes: 40, callers: 4, unavailable: 0.2, reset: 0.1 };
/** Every fifth of 40 calls, and every tenth of the 32 others. */
const STRUCK = 8 + 3;

describe('40 mails of which the replies of a quarter get lost', () => {
  let outcomes: Awaited<ReturnType<typeof compareDuplicates>>;
  beforeAll(async () => {
    outcomes = await compareDuplicates(stack, PLAN);
  });
  const outcomeOf = (way: string) => outcomes.find((each) => each.way === way);

  it.each(['Onbehalf', 'Onbehalf, asked again whatever it says'])(
    'are sent once each by %s, which tells of each lost reply that the outcome is unknown',
    (way) => {
      expect(outcomeOf(way)).toMatchObject({
        asked: 40,
        sent: 40,
        duplicates: 0,
        toldUnknown: STRUCK,
        toldFailed: 0,
      });
    },
  );

  it('are sent again by the SDK alone after Unavailable, and told to have failed after a reset', () => {
    const outcome = outcomeOf('SDK, its own repeats alone');
    expect(outcome).toMatchObject({ asked: 40, sent: 40, toldUnknown: 0 });
    expect(outcome?.duplicates).toBeGreaterThan(0);
    expect(outcome?.toldFailed).toBeGreaterThan(0);
  });

  it('are sent again after both when a caller of the SDK asks again', () => {
    const [alone, again] = ['SDK, its own repeats alone', 'SDK, asked again'].map(outcomeOf);
    expect(again).toMatchObject({ asked: 40, sent: 40, toldUnknown: 0 });
    expect(again?.duplicates).toBeGreaterThan(alone?.duplicates ?? Number.NaN);
  });
});
