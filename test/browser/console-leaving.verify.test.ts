import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { awaitLooks, endOffboarding } from '../support/stack/offboardings.ts';
import { link, signedIn, stack } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, signIn, usePeople } from './fixture/people.ts';

/** The commands of the page that verify a record. `aws` prints the public key of the running stack. */
async function runPageCommands(folder: string): Promise<string> {
  const page = await readFile('docs/offboarding.md', 'utf8');
  const [, commands = ''] = /```text\n(aws kms get-public-key [\s\S]*?)```/.exec(page) ?? [];
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'TrentService.GetPublicKey' },
    body: JSON.stringify({ KeyId: stack.outputs.SigningKeyArn }),
  });
  const { PublicKey } = (await response.json()) as { PublicKey: string };
  const script = `set -eo pipefail\naws() { printf %s "$PUBLIC_KEY"; }\n${commands}`;
  const env = { ...process.env, PUBLIC_KEY: PublicKey, SigningKeyArn: stack.outputs.SigningKeyArn };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env });
  return stdout;
}

describe.skipIf(!HAS_CHROMIUM)('the view Leave of the console', () => {
  const newPerson = usePeople();

  it('ends everything after the user has typed the word, and shows the record', async () => {
    const user = 'console-leaver';
    await link(user, 'gmail');
    const api = await signedIn(user);
    const { page } = await newPerson();
    await signIn(page, user);
    await page.getByRole('link', { name: 'Leave' }).click();
    await press(page, 'End everything');
    await page.getByText('Type END, in capitals.').waitFor();
    expect((await api('GET /users/me/offboarding')).status).toBe(404);
    await page.getByLabel('Type END to confirm').fill('END');
    await press(page, 'End everything');
    await page.getByText('It is under way').waitFor();
    await awaitLooks(user, 1);
    await endOffboarding(user, api);
    await page.getByText('Everything ended at').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the record' }).click();
    const download = await saved;
    const folder = await mkdtemp(join(tmpdir(), 'onbehalf-record-'));
    try {
      await download.saveAs(join(folder, download.suggestedFilename()));
      expect(await runPageCommands(folder)).toContain('Verified OK');
    } finally {
      await rm(folder, { recursive: true });
    }
    expect((await api('GET /connections/gmail')).json.status).toBe('NOT_CONNECTED');
  });
});
