import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listShippedToolNames } from '../../../../shared/connections/tool-definitions.ts';
import { mailsSent } from '../../../support/agents/mails.ts';
import { officialClients } from '../../../support/mcp/clients.ts';
import { link, stack, token } from '../../../support/stack/product.ts';

const MCP = `${stack.apiUrl}/mcp`;
const mail = { to: 'bob@example.com', subject: 'Hello', body: 'there' };

describe.each(Object.entries(officialClients))('the official client: %s', (name, { version, connect }) => {
  const sub = `mcp-${name.replaceAll(/[^\w]+/g, '-')}`;
  const signIn = async (claims: Record<string, string> = {}) => connect(MCP, await token({ sub, ...claims }));

  it('agrees on its version, lists every tool, reads, writes once, and gets the link of an account', async () => {
    await link(sub, 'gmail');
    const client = await signIn();
    expect(client.version).toBe(version);
    expect(await client.list()).toEqual([
      ...listShippedToolNames(),
      'onbehalf_connections',
      'onbehalf_execution',
    ]);

    const mails = await client.call('gmail_fetch_mails', { query: 'is:unread', max_results: 1 });
    expect(mails).not.toHaveProperty('isError', true);
    expect(JSON.parse(mails.content[0]?.text ?? '')).toMatchObject({
      messages: [{ id: expect.any(String) }],
    });

    const subject = randomUUID();
    const sent = await client.call('gmail_send_message', { ...mail, subject });
    const again = await client.call('gmail_send_message', { ...mail, subject });
    expect([sent.isError ?? false, again.isError ?? false]).toEqual([false, false]);
    expect(await mailsSent(sub)).toBe(1);

    const unlinked = await client.call('slack_list_channels');
    expect(unlinked.isError).toBe(true);
    expect(unlinked.content).toHaveLength(1);
    expect(unlinked.content[0]?.text).toContain(`${stack.consoleUrl}?connection=slack`);
    await client.close();
  });

  it('gets an error of the protocol for a tool that does not exist', async () => {
    const client = await signIn();
    await expect(client.call('gmail_delete_everything')).rejects.toMatchObject({ code: -32_602 });
    await client.close();
  });
});
