import { expect, it } from 'vitest';
import { connectChat } from '../../../support/mcp/chat.ts';
import { stack } from '../../../support/stack/product.ts';

it('asks a user once who opens the page and does not link the account, waits, and then gives the model the page', async () => {
  const chat = await connectChat('mcp-never-links', async () => 'accept');
  const { isError, content } = await chat.listChannels();
  expect(isError).toBe(true);
  expect(content[0]?.text).toContain(`${stack.consoleUrl}?connection=slack`);
  expect(chat.asked).toHaveLength(1);
  await chat.close();
});
