import { describe, expect, it } from 'vitest';
import { readFunctionBundles } from '../../../bench/processes/measured-bundles.ts';
import { measureGrowth, nameHosts } from '../../../bench/warm/measure-growth.ts';
import { CONNECTIONS, CONNECTIONS_SLACK, HANDLES_SLACK } from '../../../bench/warm/warm-bars.ts';
import { warmKinds } from '../../../bench/warm/warm-events.ts';
import { linkGmail, stack } from '../../../support/stack/product.ts';

const USER = 'warm-memory';

describe('a warm execute-action', () => {
  it('holds at most 5 % more memory after 10,000 requests than after 1,000, and the same connections', async () => {
    await linkGmail(USER);
    const bundle = (await readFunctionBundles(stack))['execute-action'];
    const { first, last } = await measureGrowth(bundle, warmKinds(stack, USER), 10_000);
    expect(last.heap).toBeLessThanOrEqual(first.heap * 1.05);
    expect(last.rss).toBeLessThanOrEqual(first.rss * 1.05);
    expect(last.handles).toBeLessThanOrEqual(first.handles + HANDLES_SLACK);
    const opened = nameHosts(last.opened, stack);
    expect(Object.keys(opened).toSorted()).toEqual(Object.keys(CONNECTIONS).toSorted());
    for (const [host, count] of Object.entries(CONNECTIONS))
      expect(opened[host]).toBeLessThanOrEqual(count + CONNECTIONS_SLACK);
  });
});
