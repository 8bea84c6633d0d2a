import { describe, expect, it } from 'vitest';
import { stack } from '../support/stack/product.ts';
import { accountsOf, linkingOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { fillSignIn, type Person, press, seeHeading, signIn, usePeople } from './fixture/people.ts';

/** Starts a flow as the attacker. Returns the link that the attacker sends to the victim. */
async function startAsAttacker({ page }: Person, name: string): Promise<string> {
  await signIn(page, name);
  await press(page, 'Connect Gmail');
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  return page.url();
}

async function approve({ page }: Person, link: string): Promise<void> {
  await page.goto(link);
  await press(page, 'Approve');
}

async function expectNothingLinked(attacker: string, victim: string): Promise<void> {
  // The victim's approval is recorded, but no account is linked.
  expect(await linkingOf(attacker)).toEqual(['consent-approved']);
  expect(await linkingOf(victim)).toEqual([]);
  expect(await accountsOf(attacker)).toEqual(['gmail-local PENDING_VERIFICATION']);
  expect(await accountsOf(victim)).toEqual([]);
}

describe.skipIf(!HAS_CHROMIUM)("a victim who approves on an attacker's link", () => {
  const newPerson = usePeople();

  it('links nothing when the victim is signed in and confirms; the victim can link afterwards', async () => {
    const [eve, ada] = [await newPerson(), await newPerson()];
    const link = await startAsAttacker(eve, 'attack-eve');
    await signIn(ada.page, 'attack-ada');
    await approve(ada, link);
    await press(ada.page, 'Yes, connect it');
    await seeHeading(ada.page, 'Not connected');
    await ada.page.getByText('was not started by you').waitFor();
    await expectNothingLinked('attack-eve', 'attack-ada');

    await ada.page.getByRole('link', { name: 'Your connections' }).click();
    await press(ada.page, 'Connect Gmail');
    await press(ada.page, 'Approve');
    await seeHeading(ada.page, 'Connected');
    expect(await linkingOf('attack-ada')).toEqual(['consent-approved', 'account-activated']);
    expect(await accountsOf('attack-eve')).toEqual(['gmail-local PENDING_VERIFICATION']);
  });

  it('links nothing when the victim declines', async () => {
    const [eve, ada] = [await newPerson(), await newPerson()];
    const link = await startAsAttacker(eve, 'attack-eve-no');
    await signIn(ada.page, 'attack-ada-no');
    await approve(ada, link);
    await press(ada.page, 'No');
    await ada.page.getByText('Nothing was connected.').waitFor();
    await expectNothingLinked('attack-eve-no', 'attack-ada-no');
  });

  it('is asked to confirm, even with an open flow of their own in the same tab', async () => {
    const [eve, ada] = [await newPerson(), await newPerson()];
    const link = await startAsAttacker(eve, 'attack-eve-mixed');
    await signIn(ada.page, 'attack-ada-mixed');
    await press(ada.page, 'Connect Gmail');
    await ada.page.getByRole('button', { name: 'Approve' }).waitFor();
    await approve(ada, link);
    await seeHeading(ada.page, 'Is that you?');
    expect(await linkingOf('attack-eve-mixed')).toEqual(['consent-approved']);
    expect(await accountsOf('attack-ada-mixed')).toEqual(['gmail-local PENDING_AUTH']);
  });

  it('links nothing when the victim is signed out and signs in first', async () => {
    const [eve, ada] = [await newPerson(), await newPerson()];
    const link = await startAsAttacker(eve, 'attack-eve-out');
    await approve(ada, link);
    await seeHeading(ada.page, 'Sign in to continue');
    await expectNothingLinked('attack-eve-out', 'attack-ada-out');
    await press(ada.page, 'Sign in');
    await fillSignIn(ada.page, 'attack-ada-out');
    await press(ada.page, 'Yes, connect it');
    await seeHeading(ada.page, 'Not connected');
    await expectNothingLinked('attack-eve-out', 'attack-ada-out');
  });

  it('links nothing when the attacker opens the leaked callback address', async () => {
    const [eve, ada] = [await newPerson(), await newPerson()];
    const link = await startAsAttacker(eve, 'attack-eve-leak');
    await signIn(ada.page, 'attack-ada-leak');
    await approve(ada, link);
    await press(ada.page, 'Yes, connect it');
    await seeHeading(ada.page, 'Not connected');
    const leaked = (await ada.watched.requests()).find(({ to }) => to.includes('auth_request_id='));
    expect(leaked?.to).toMatch(`${stack.consoleUrl}/callback?`);
    await eve.page.goto(leaked?.to ?? '');
    await seeHeading(eve.page, 'Not connected');
    await expectNothingLinked('attack-eve-leak', 'attack-ada-leak');
  });
});
