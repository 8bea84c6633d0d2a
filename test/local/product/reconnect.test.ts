import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { armToolFault, newActor, verdict } from '../../support/actions/actions.ts';
import { consentBy, linkedBy } from '../../support/stack/linking.ts';
import { signedIn } from '../../support/stack/product.ts';

/** The error of a tool whose provider refuses the token, which Scalekit has not seen. */
const refused = { do: 'error', code: 'Unauthenticated', toolErrorCode: 'UNAUTHENTICATED' };

describe('the route of reconnect-required', () => {
  it('makes a link while Scalekit calls the account ACTIVE, and the same write is sent after it', async () => {
    const ada = await newActor('reconnect', 'slack');
    const call = await signedIn(ada.identifier);
    const key = randomUUID();
    const write = () => ada.run('slack_send_message', { channel: '#random', text: 'Hello' }, key);
    await armToolFault(ada, refused);
    const { json, ...response } = await write();
    expect(verdict({ json, ...response })).toBe('409 reconnect-required');
    expect((await call('GET /connections/slack')).json.status).toBe('ACTIVE');

    expect(await linkedBy(call, await consentBy(call, json.reconnect))).toBe('slack');
    expect(verdict(await write())).toBe('200');
    expect(await ada.effects()).toEqual(['message-posted']);
  });

  it('may have the body of an older caller, too', async () => {
    const { identifier } = await newActor('reconnect', 'slack');
    const call = await signedIn(identifier);
    const route = 'POST /connections/slack/authorize?force=true';
    expect((await call(route, { force: true })).status).toBe(201);
    expect((await call(route, { force: false })).status).toBe(201);
    expect((await call('POST /connections/slack/authorize', { force: false })).status).toBe(200);
  });

  it.each(['force=false', 'force=1', 'force=', 'force=TRUE', 'force=true&force=true', 'Force=true'])(
    'is refused with %s',
    async (query) => {
      const { identifier } = await newActor('reconnect', 'slack');
      const call = await signedIn(identifier);
      const { status, json } = await call(`POST /connections/slack/authorize?${query}`);
      expect([status, json.code, json.errors[0].path]).toEqual([
        400,
        'invalid-request',
        query.startsWith('F') ? 'query' : 'query.force',
      ]);
    },
  );
});
