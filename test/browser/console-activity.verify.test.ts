import { describe, expect, it } from 'vitest';
import { newActor } from '../support/actions/actions.ts';
import { seal } from '../support/stack/seal.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, signIn, usePeople } from './fixture/people.ts';
import { expectAccessible } from './fixture/states.ts';
import { goTo } from './fixture/views.ts';

describe.skipIf(!HAS_CHROMIUM)('the view Activity of the console', () => {
  const newPerson = usePeople();

  it('shows a write before and after it is sealed, and saves the export', async () => {
    const ada = await newActor('console-activity');
    await ada.write();
    const { page } = await newPerson();
    await signIn(page, ada.identifier);
    await goTo(page, 'activity');
    await page.getByText('not sealed yet').waitFor();
    await expectAccessible(page);
    await seal();
    await page.reload();
    await page.getByText('sealed as entry 1').waitFor();
    await expectAccessible(page);
    const saved = page.waitForEvent('download');
    await press(page, 'Download the sealed entries');
    expect((await saved).suggestedFilename()).toBe('activity-1.json');
  });
});
