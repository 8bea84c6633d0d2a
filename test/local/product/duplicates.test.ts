import { beforeAll, describe, expect, it } from 'vitest';
import { compareDuplicates } from '../../../infra/local/bench/duplicates/compare.ts';
import { stack } from '../../support/stack/product.ts';

const PLAN = { writes: 40, callers: 4, unavailable: 0.2, reset: 0.1 };
/** Every fifth of 40 calls, and every tenth of the 32 others. */
const FAULTS = 8 + 3;

describe('40 mails, with a quarter of the responses lost', () => {
  let outcomes: Awaited<ReturnType<typeof compareDuplicates>>;
  beforeAll(async () => {
    outcomes = await compareDuplicates(stack, PLAN);
  });
  const outcomeOf = (client: string) => outcomes.find((each) => each.client === client);

  it.each(['Onbehalf', 'Onbehalf, repeated after every error'])(
    'are sent once each by %s, which reports the outcome of each lost response as unknown',
    (client) => {
      expect(outcomeOf(client)).toMatchObject({
        requested: 40,
        sent: 40,
        duplicates: 0,
        reportedUnknown: FAULTS,
        reportedFailed: 0,
      });
    },
  );

  it('are duplicated by the SDK alone after Unavailable, and reported as failed after a reset', () => {
    const outcome = outcomeOf('SDK, its own retries alone');
    expect(outcome).toMatchObject({ requested: 40, sent: 40, reportedUnknown: 0 });
    expect(outcome?.duplicates).toBeGreaterThan(0);
    expect(outcome?.reportedFailed).toBeGreaterThan(0);
  });

  it('are duplicated after both faults when a caller of the SDK retries', () => {
    const [alone, again] = ['SDK, its own retries alone', 'SDK, repeated after every error'].map(outcomeOf);
    expect(again).toMatchObject({ requested: 40, sent: 40, reportedUnknown: 0 });
    expect(again?.duplicates).toBeGreaterThan(alone?.duplicates ?? Number.NaN);
  });
});
