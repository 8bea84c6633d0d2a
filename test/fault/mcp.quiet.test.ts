import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { mailsSent } from '../support/agents/mails.ts';
import { mcpUser, outcomeOf } from '../support/mcp/mcp-user.ts';
import { endLeases } from '../support/stack/leases.ts';
import { link, simulator } from '../support/stack/product.ts';
import { armFault, healStack, recycle } from '../support/stack/stack-control.ts';

let users = 0;
/** A new user with a Gmail account, and one mail of the user's. */
async function newUser() {
  users += 1;
  const sub = `mcp-faults-${users}`;
  await link(sub, 'gmail');
  const user = await mcpUser({ sub });
  const mail = { to: 'bob@example.com', subject: randomUUID(), body: 'there' };
  return {
    ...user,
    sub,
    /** The same write each time; without a key, as a client repeats it. */
    write: () => user.call('gmail_send_message', mail),
    writeOver: () => user.callFor('gmail_send_message', mail),
    armTool: (fault: object) =>
      simulator.post('faults', { at: 'scalekit.executeTool', identifier: sub, ...fault }),
  };
}

afterEach(healStack);

describe('a write over MCP whose outcome is lost, repeated by its client (MCP)', () => {
  it.each([
    ['a reset', { do: 'reset', when: 'after' }],
    ['a 503', { do: 'error', when: 'after', status: 503 }],
  ])('after %s is not sent again, and the model reads that it may have happened', async (_what, fault) => {
    const ada = await newUser();
    await ada.armTool(fault);
    const outcomes = [await ada.write(), await ada.write(), await ada.write()];
    expect(outcomes.map(outcomeOf)).toEqual(Array(3).fill('outcome-unknown'));
    for (const { content } of outcomes) expect(content[0]?.text).toMatch(/do not repeat/i);
    expect(await mailsSent(ada.sub)).toBe(1);
  });

  it('after the death of the function is not sent again', async () => {
    const ada = await newUser();
    await armFault({ at: 'scalekit.executeTool', when: 'after', do: 'kill', function: 'mcp' });
    // The gateway's own: no code of the product is left to respond.
    const { status, text } = await ada.writeOver();
    expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
    await healStack();
    await expect.poll(() => mailsSent(ada.sub)).toBe(1);
    expect(await endLeases(ada.sub)).toBe(1);
    expect(outcomeOf(await ada.write())).toBe('outcome-unknown');
    expect(await mailsSent(ada.sub)).toBe(1);
  });

  it('waits for the first of two equal ones that run concurrently, and says that it is done', async () => {
    const ada = await newUser();
    await ada.armTool({ do: 'delay', ms: 700 });
    const both = await Promise.all([ada.write(), ada.write()]);
    expect(both.map(outcomeOf)).toEqual(['done', 'done']);
    expect(both.filter(({ _meta }) => _meta !== undefined && 'dev.onbehalf/replayed' in _meta)).toHaveLength(
      1,
    );
    expect(await mailsSent(ada.sub)).toBe(1);
  });
});

describe('/mcp while AWS fails', () => {
  it.each([
    ['refuses the function its rights', { status: 400, code: 'AccessDeniedException' }, 'internal'],
    ['is away', { status: 500, code: 'InternalServerError' }, 'upstream-unavailable'],
  ])('%s: lists the tools, and returns a failed call as a result', async (_what, error, code) => {
    const ada = await newUser();
    for (const at of ['dynamodb.*', 'secretsmanager.*'])
      await armFault({ at, share: 1, do: 'error', ...error });
    await recycle('mcp');
    expect(await ada.list()).toContain('gmail_send_message');
    const calls = [
      await ada.write(),
      await ada.call('gmail_get_profile'),
      await ada.call('onbehalf_connections'),
      await ada.call('onbehalf_execution', { idempotency_key: randomUUID() }),
    ];
    expect(calls.map(outcomeOf)).toEqual(Array(4).fill(code));
    expect(await mailsSent(ada.sub)).toBe(0);
  });
});
