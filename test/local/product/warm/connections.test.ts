import { describe, expect, it } from 'vitest';
import { readFunctionBundles } from '../../../bench/processes/measured-bundles.ts';
import { nameHosts } from '../../../bench/warm/measure-growth.ts';
import { CONNECTIONS, CONNECTIONS_SLACK, HANDLES_SLACK } from '../../../bench/warm/warm-bars.ts';
import { warmKinds } from '../../../bench/warm/warm-events.ts';
import { startWarmProcess } from '../../../bench/warm/warm-process.ts';
import { linkGmail, stack } from '../../../support/stack/product.ts';

const USER = 'warm-connections';
const REQUESTS = 300;

describe('a warm execute-action', () => {
  it(`serves ${REQUESTS} requests on its first connections, and holds no more handles than before`, async () => {
    await linkGmail(USER);
    const events = warmKinds(stack, USER).map(({ event }) => event);
    await using warm = await startWarmProcess((await readFunctionBundles(stack))['execute-action']);
    await warm.serve(events, events.length);
    const before = await warm.describe();
    await warm.serve(events, REQUESTS);
    const after = await warm.describe();
    const opened = nameHosts(after.opened, stack);
    expect(Object.keys(opened).toSorted()).toEqual(Object.keys(CONNECTIONS).toSorted());
    for (const [host, count] of Object.entries(CONNECTIONS))
      expect(opened[host]).toBeLessThanOrEqual(count + CONNECTIONS_SLACK);
    expect(after.handles).toBeLessThanOrEqual(before.handles + HANDLES_SLACK);
  });
});
