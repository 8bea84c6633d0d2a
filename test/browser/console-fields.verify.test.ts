import { describe, expect, it } from 'vitest';
import { connections } from '../../shared/connections/connections.ts';
import { inputOf, sampleTools } from '../support/console/sample-input.ts';
import { link } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { signIn, usePeople } from './fixture/people.ts';
import { expectAccessible } from './fixture/states.ts';

describe.skipIf(!HAS_CHROMIUM)('the forms of the console', () => {
  const newPerson = usePeople();

  it('edit every field of every shipped tool, and send what was typed', async () => {
    const offered = Object.keys(connections);
    for (const connection of offered) await link('console-fields', connection);
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
      const connection = offered.find((one) => tool.name.startsWith(one)) ?? '';
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
    expect(sent.size).toBe(sampleTools.length);
    expect(fields).toBeGreaterThan(200);
  });

  it('edit what another connector may ask for, and show its words as text', async () => {
    const { page } = await newPerson();
    const inputSchema = {
      type: 'object',
      required: ['a "quoted" name'],
      properties: {
        'a "quoted" name': {
          type: 'string',
          maxLength: 3,
          description: '<img src=x onerror=alert(1)> and `code`',
        },
        constructor: { type: ['string', 'null'] },
        place: {
          type: 'object',
          required: ['city'],
          properties: { city: { type: 'string' }, floors: { type: 'array', items: { type: 'integer' } } },
        },
        size: { enum: [1, 'large', null] },
        anything: { $ref: '#/$defs/anything' },
      },
      $defs: { anything: {} },
    };
    const tool = {
      name: 'odd_do_it',
      description: 'Does <b>it</b>.',
      connection: 'gmail',
      effect: 'read',
      inputSchema,
    };
    const bare = { ...tool, name: 'odd_bare', inputSchema: {} };
    await page.route('**/tools', (route) =>
      route.fulfill({ json: { tools: [tool, bare], unavailable: [] } }),
    );
    const sent: unknown[] = [];
    await page.route('**/actions/*', async (route) => {
      sent.push(JSON.parse(route.request().postData() ?? '{}').input);
      await route.fulfill({ json: { data: null, executionId: `run-${sent.length}` } });
    });
    await signIn(page, 'console-odd');
    await page.evaluate("location.hash = '#/tools/gmail/odd_do_it'");
    const form = page.getByRole('form', { name: 'odd_do_it' });
    await form.getByLabel('A "quoted" name').fill('four');
    await form.getByLabel('Constructor').fill('x');
    await form.getByLabel('Floors').fill('1\ntwo');
    await form.getByRole('combobox').selectOption('1');
    await form.getByLabel('Anything').fill('[null]');
    await form.getByRole('button', { name: 'Run' }).click();
    // A group that has a member needs its required ones.
    await page.getByText('2 fields need a correction.').waitFor();
    await expectAccessible(page);
    await form.getByLabel('A "quoted" name').fill('öäü');
    await form.getByLabel('Floors').fill('1\n2');
    await form.getByRole('button', { name: 'Run' }).click();
    await page.getByText('One field needs a correction.').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('place/city');
    await form.getByLabel('City').fill('Köln');
    await form.getByRole('button', { name: 'Run' }).click();
    await page.getByText('Execution run-1').waitFor();
    expect(sent).toEqual([
      {
        'a "quoted" name': 'öäü',
        constructor: 'x',
        place: { city: 'Köln', floors: [1, 2] },
        size: 1,
        anything: [null],
      },
    ]);
    expect(await page.locator('main img').count()).toBe(0);
    await page.evaluate("location.hash = '#/tools/gmail/odd_bare'");
    await page.getByText('This tool needs no input.').waitFor();
    await page.getByRole('form', { name: 'odd_bare' }).getByRole('button', { name: 'Run' }).click();
    await page.getByText('Execution run-2').waitFor();
    expect(sent[1]).toEqual({});
  });
});
