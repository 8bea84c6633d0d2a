import { afterAll, afterEach, expect, it } from 'vitest';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { messagesTo, slotsOf } from '../support/digest/digest-records.ts';
import { linkGmail, signedIn, stack } from '../support/stack/product.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

const USER = 'digest-slow-provider';

afterEach(healStack);
afterAll(async () => void (await (await signedIn(USER))('DELETE /digest')));

/** The mails, the address, and the message: the calls of a digest without a mail of an unknown sender. */
const CALLS = 3;

it('a digest at a provider that takes 22 seconds for each call is delivered by its first run, after a minute', async () => {
  await linkGmail(USER);
  await putSettings(await signedIn(USER), { delivery: 'email', maxMessages: 1 });
  await armFault({ at: 'scalekit.executeTool', identifier: USER, do: 'delay', ms: 22_000, share: 1 });
  const begun = Date.now();
  const response = await fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
    method: 'POST',
    body: JSON.stringify({ ...ownerOf(USER), scheduledTime: '2026-11-22T06:30:00.000Z' }),
  });
  expect(await response.json()).toMatchObject({ status: 'DELIVERED' });
  expect(Date.now() - begun).toBeGreaterThan(CALLS * 20_000);
  expect((await slotsOf([USER])).get(USER)?.status).toBe('DELIVERED');
  expect((await messagesTo([USER])).get(USER)).toBe(1);
});
