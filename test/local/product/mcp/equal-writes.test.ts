import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WRITE_WINDOW_SECONDS } from '../../../../shared/config/limits.ts';
import { mailsSent } from '../../../support/agents/mails.ts';
import { ageWrites } from '../../../support/mcp/age-writes.ts';
import { officialClients } from '../../../support/mcp/clients.ts';
import { mcpUser } from '../../../support/mcp/mcp-user.ts';
import { link, stack, token } from '../../../support/stack/product.ts';

let users = 0;
/** A new user, and the times that a number of concurrent equal writes of the user were done. */
async function newUser() {
  users += 1;
  const sub = `mcp-equal-${users}`;
  await link(sub, 'gmail');
  const user = await mcpUser({ sub });
  const mail = { to: 'bob@example.com', subject: randomUUID(), body: 'there' };
  const write = async (times: number) => {
    const all = await Promise.all(Array.from({ length: times }, () => user.call('gmail_send_message', mail)));
    return all.filter(({ isError, _meta }) => !isError && !(_meta && 'dev.onbehalf/replayed' in _meta))
      .length;
  };
  return { sub, mail, write };
}

describe('equal writes without a key', () => {
  it('are one write just before the end of its ten minutes, and another one after it', async () => {
    const { sub, write } = await newUser();
    expect(await write(1)).toBe(1);
    expect(await ageWrites(sub, WRITE_WINDOW_SECONDS - 60)).toBe(1);
    expect([await write(5), await mailsSent(sub)]).toEqual([0, 1]);
    expect(await ageWrites(sub, WRITE_WINDOW_SECONDS)).toBe(1);
    expect([await write(5), await mailsSent(sub)]).toEqual([1, 2]);
  });

  it('are one write of all clients of a user', async () => {
    const { sub, mail } = await newUser();
    for (const { connect } of Object.values(officialClients)) {
      const client = await connect(`${stack.apiUrl}/mcp`, await token({ sub }));
      expect((await client.call('gmail_send_message', mail)).isError ?? false).toBe(false);
      await client.close();
    }
    expect(await mailsSent(sub)).toBe(1);
  });
});
