import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readFunctionBundles } from '../../../bench/processes/measured-bundles.ts';
import { runProcess } from '../../../bench/processes/run-process.ts';
import { sampleEvents } from '../../../bench/processes/sample-events.ts';
import { putSettings } from '../../../support/digest/digest-control.ts';
import { linkGmail, signedIn } from '../../../support/stack/product.ts';

const USER = 'loaded-modules';
const stack = inject('stack');

beforeAll(async () => {
  await linkGmail(USER);
  await putSettings(await signedIn(USER), { paused: true });
});
afterAll(async () => {
  await (await signedIn(USER))('DELETE /digest');
});

it.each(['execute-action', 'connect', 'callback-status', 'mail-digest'] as const)(
  'a cold %s calls Scalekit and responds without undici, which takes 20 ms to load',
  async (name) => {
    const { [name]: bundle } = await readFunctionBundles(stack);
    const event = sampleEvents(stack, USER)[name]();
    const { loadsUndici } = await runProcess(bundle, [
      // A digest on demand, since the paused one never fires.
      name === 'mail-digest' ? Object.assign({ byHand: true }, event) : event,
    ]);
    expect(loadsUndici).toBe(false);
  },
);
