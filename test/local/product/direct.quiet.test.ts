import { expect, it } from 'vitest';
import { ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';

/** Stores the mail source, and invokes mail-digest for a slot as Scheduler does. */
async function digest(identifier: string, source: string, slot: string) {
  await putSettings(await signedIn(identifier), { source, paused: true });
  const scheduledTime = `2026-11-22T${slot}:00Z`;
  const response = await fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
    method: 'POST',
    body: JSON.stringify({ ...ownerOf(identifier), scheduledTime, byHand: true }),
  });
  return response.json();
}

it('reads the same mails by Gmail’s own API as by the tool, with one token', async () => {
  await linkGmail('direct-ada');
  const byTool = await digest('direct-ada', 'tool', '07:00');
  const { lastSeq } = await simulator.get('rpcs');
  expect(await digest('direct-ada', 'direct', '08:00')).toEqual(byTool);
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  const methods = entries.map(({ method }) => method);
  const [first, second, ...rest] = methods.filter((method) => method !== 'token');
  expect([first, second]).toEqual(['getConnectedAccountAuth', 'gmail']);
  expect(rest).toEqual(Array(17).fill('gmail'));
});

it('skips the slot of an account that has expired', async () => {
  await simulator.post('accounts/status', {
    identifier: 'direct-expired',
    connection: 'gmail-local',
    status: 'EXPIRED',
  });
  expect(await digest('direct-expired', 'direct', '08:00')).toEqual({
    status: 'SKIPPED',
    reason: 'reconnect-required',
  });
});
