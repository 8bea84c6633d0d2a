import { describe, expect, it } from 'vitest';
import { inputOf, sampleTools } from '../support/console/sample-input.ts';
import { link } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { signIn, usePeople } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('the forms of the console', () => {
  const newPerson = usePeople();

  it('edit every field of every shipped tool, and send what was typed', async () => {
    const connections = ['gmail', 'slack', 'notion', 'googlecalendar'];
    for (const connection of connections) await link('console-fields', connection);
    const { page } = await newPerson();
    const sent = new Map<string, unknown>();
    // No tool runs: the wire is the subject.
    await page.route('**/actions/*', async (route) => {
      const tool = route.request().url().split('/').at(-1) ?? '';
      sent.set(tool, JSON.parse(route.request().postData() ?? '{}').input);
      await route.fulfill({ json: { data: tool, executionId: tool } });
    });
    await signIn(page, 'console-fields');
    let fields = 0;
    for (const tool of sampleTools) {
      const connection = connections.find((one) => tool.name.startsWith(one)) ?? '';
      await page.evaluate(`location.hash = '#/tools/${connection}/${tool.name}'`);
      const form = page.getByRole('form', { name: tool.name, exact: true });
      await form.waitFor();
      for (const { name, text } of tool.fields) {
        const control = form.locator(`[name="${name}"]`);
        if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(text);
        else await control.fill(text);
        fields += 1;
      }
      const send = form.getByRole('button', { name: /^(Run|Check and send …)$/ });
      const isWrite = (await send.textContent()) !== 'Run';
      await send.click();
      if (isWrite) await page.getByRole('button', { name: /^Send to / }).click();
      await page.getByText(`Execution ${tool.name}`).waitFor();
      expect({ tool: tool.name, input: sent.get(tool.name) }).toEqual({
        tool: tool.name,
        input: inputOf(tool),
      });
    }
    expect([sent.size, fields]).toEqual([44, 203]);
  });
});
