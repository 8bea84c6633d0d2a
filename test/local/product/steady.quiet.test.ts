import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { depth } from '../../support/runs.ts';
import { descriptorsOf, HAS_PROC, treeOf } from '../../support/stack/process-figures.ts';
import { linkGmail, signedIn, stack } from '../../support/stack/product.ts';

const REQUESTS = depth(300, 3_000);

/** The figures that would grow if a request left a process, socket or file behind. */
function figures() {
  const processes = treeOf(stack.pids.stack);
  return {
    processes: processes.length,
    descriptors: processes.map(descriptorsOf).reduce((sum, count) => sum + count, 0),
    files: readdirSync(stack.runFolder, { recursive: true }).length,
  };
}

describe.skipIf(!HAS_PROC)('a stack in use', () => {
  it(`has as many processes, sockets and files after ${REQUESTS} requests as before`, {
    timeout: 120_000,
  }, async () => {
    await linkGmail('steady');
    const ada = await signedIn('steady');
    const use = async () => {
      await ada('GET /connections');
      await ada('POST /actions/gmail_get_profile', { connection: 'gmail' });
    };
    for (let warm = 0; warm < 20; warm += 1) await use();
    const before = figures();
    for (let request = 0; request < REQUESTS; request += 2) await use();
    const after = figures();
    expect(after.processes).toBeLessThanOrEqual(before.processes);
    expect(after.files).toBeLessThanOrEqual(before.files);
    // A few keep-alive connections come and go; one left behind by each request would be hundreds.
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors + 10);
  });
});
