import { describe, expect, it } from 'vitest';
import { connectChat } from '../../../support/mcp/chat.ts';
import { consentBy, consentToLink, linkedBy } from '../../../support/stack/linking.ts';
import { link, signedIn, simulator, stack } from '../../../support/stack/product.ts';

const LINK = `${stack.consoleUrl}?connection=slack`;

describe('a tool of an account that is not linked, for a client that can open pages', () => {
  it('asks the user to open the page of the product, and runs when the user has linked the account there', async () => {
    const sub = 'mcp-links';
    const browser = await signedIn(sub);
    const chat = await connectChat(sub, async () => {
      await linkedBy(browser, await consentToLink(browser, 'slack'));
      return 'accept';
    });
    const listed = await chat.listChannels();
    expect(listed.isError ?? false).toBe(false);
    expect(listed.content[0]?.text).toContain('general');
    expect(chat.asked).toMatchObject([{ mode: 'url', url: LINK, message: 'Connect your Slack account.' }]);

    expect(await chat.listChannels()).toEqual(listed);
    expect(chat.asked).toHaveLength(1);
    await chat.close();
  });

  it('waits for a user who has opened the page and links the account after that', async () => {
    const sub = 'mcp-links-later';
    const browser = await signedIn(sub);
    let linked: Promise<string> | undefined;
    const chat = await connectChat(sub, async () => {
      const back = await consentToLink(browser, 'slack');
      linked = new Promise((resolve) => setTimeout(resolve, 300)).then(() => linkedBy(browser, back));
      return 'accept';
    });
    expect((await chat.listChannels()).isError ?? false).toBe(false);
    expect(chat.asked).toHaveLength(1);
    expect(await linked).toBe('slack');
    await chat.close();
  });

  it('asks for a new link of an account that is ACTIVE and refused, and waits for it', async () => {
    const sub = 'mcp-refused';
    await link(sub, 'slack');
    const browser = await signedIn(sub);
    const refused = { do: 'error', code: 'Unauthenticated', toolErrorCode: 'UNAUTHENTICATED' };
    const refuse = () =>
      simulator.post('faults', { at: 'scalekit.executeTool', identifier: sub, ...refused, share: 1 });
    let linked: Promise<string> | undefined;
    const chat = await connectChat(sub, async () => {
      linked = new Promise((resolve) => setTimeout(resolve, 1_200)).then(async () => {
        const back = await consentBy(browser, 'POST /connections/slack/authorize?force=true');
        await simulator.remove(`faults?identifier=${sub}`);
        return linkedBy(browser, back);
      });
      return 'accept';
    });
    await refuse();
    const listed = await chat.listChannels();
    expect([listed.isError ?? false, listed.content[0]?.text.includes('general')]).toEqual([false, true]);
    expect(chat.asked).toMatchObject([{ url: `${LINK}&reconnect=true` }]);
    expect(await linked).toBe('slack');
    await chat.close();
  });

  it.each(['decline', 'cancel'] as const)(
    'returns to the model that nothing was done after a %s',
    async (action) => {
      const chat = await connectChat(`mcp-${action}`, async () => action);
      const { isError, content } = await chat.listChannels();
      expect(isError).toBe(true);
      expect(content[0]?.text).toMatch(/^The user chose not to connect Slack, so nothing was done\./);
      expect(chat.asked).toHaveLength(1);
      await chat.close();
    },
  );

  it('gets the page in the text when its version of the protocol has no such question', async () => {
    const chat = await connectChat('mcp-older-chat', async () => 'accept', 'older');
    const { isError, content } = await chat.listChannels();
    expect(isError).toBe(true);
    expect(content[0]?.text).toContain(`${LINK} `);
    expect(chat.asked).toEqual([]);
    await chat.close();
  });
});
