import { describe, expect, it } from 'vitest';
import {
  type Back,
  consentToLink,
  finish,
  linkedBy,
  statusAndCode,
  verifications,
} from '../../support/stack/linking.ts';
import { consent, signedIn, simulator } from '../../support/stack/product.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

let count = 0;
async function newUser() {
  count += 1;
  const user = `several-${count}`;
  return { user, ada: await signedIn(user) };
}

async function statusesOf(ada: Browser): Promise<Record<string, string>> {
  const { json } = await ada('GET /connections');
  const listed: { connection: string; status: string }[] = json.connections;
  return Object.fromEntries(listed.map(({ connection, status }) => [connection, status]));
}

/** A link that a service started for the user, approved. */
async function consentToServiceLink(user: string, connection = 'gmail'): Promise<Back> {
  const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
  const { json } = await service(`POST /connections/${connection}/authorize`, {}, { 'on-behalf-of': user });
  const back = await consent(json.authorizationUrl);
  return { authRequestId: back.get('auth_request_id') ?? '', state: json.state };
}

const withState = (one: Back, other: Back): Back => ({ ...one, state: other.state });

describe("a consent that comes back with the state of another connection's flow", () => {
  it('is reported as what it linked, in any order and again', async () => {
    const { user, ada } = await newUser();
    const [mail, chat] = [await consentToLink(ada, 'gmail'), await consentToLink(ada, 'slack')];
    for (let time = 0; time < 2; time += 1) {
      expect(await linkedBy(ada, withState(chat, mail))).toBe('slack');
      expect(await statusesOf(ada)).toMatchObject({ gmail: 'PENDING_VERIFICATION', slack: 'ACTIVE' });
    }
    expect([await linkedBy(ada, mail), await linkedBy(ada, chat)]).toEqual(['gmail', 'slack']);
    expect(await statusesOf(ada)).toMatchObject({ gmail: 'ACTIVE', slack: 'ACTIVE' });
    // The repeat of the mixed pair is the only further call.
    expect(await verifications(user)).toBe(3);
  });

  it.each(['before', 'after'])(
    'is reported the same when the reset came %s the verification',
    async (when) => {
      const { user, ada } = await newUser();
      const [mail, chat] = [await consentToLink(ada, 'gmail'), await consentToLink(ada, 'slack')];
      const fault = { at: 'scalekit.verifyConnectedAccountUser', identifier: user, do: 'reset', when };
      await simulator.post('faults', fault);
      expect(statusAndCode(await finish(ada, withState(chat, mail)))).toBe('503 upstream-unavailable');
      expect([await linkedBy(ada, chat), await linkedBy(ada, withState(chat, mail))]).toEqual([
        'slack',
        'slack',
      ]);
      expect(await linkedBy(ada, mail)).toBe('gmail');
    },
  );

  it('is rejected without a call of Scalekit when the named account waits for nothing', async () => {
    const { user, ada } = await newUser();
    const { json: mail } = await ada('POST /connections/gmail/authorize');
    const chat = await consentToLink(ada, 'slack');
    expect(statusAndCode(await finish(ada, { ...chat, state: mail.state }))).toBe('403 flow-rejected');
    expect(await verifications(user)).toBe(0);
    expect(await linkedBy(ada, chat)).toBe('slack');
    const back = await consent(mail.authorizationUrl);
    const authRequestId = back.get('auth_request_id') ?? '';
    expect(await linkedBy(ada, { authRequestId, state: mail.state })).toBe('gmail');
  });

  it('is reported truthfully when both pairs are swapped concurrently', async () => {
    const { ada } = await newUser();
    const [mail, chat] = [await consentToLink(ada, 'gmail'), await consentToLink(ada, 'slack')];
    const swapped = [withState(chat, mail), withState(mail, chat)];
    for (const { status, json } of await Promise.all(swapped.map((back) => finish(ada, back)))) {
      // 403: the other one has linked this flow's account, and has not consumed this flow yet.
      expect([200, 403, 503]).toContain(status);
      if (status === 200) expect((await statusesOf(ada))[json.connection]).toBe('ACTIVE');
    }
    expect([await linkedBy(ada, mail), await linkedBy(ada, chat)]).toEqual(['gmail', 'slack']);
  });
});

describe('a finished flow that comes back', () => {
  it('is 410 once the account is disconnected, and 200 again once it is linked anew', async () => {
    const { ada } = await newUser();
    const back = await consentToLink(ada);
    expect([await linkedBy(ada, back), await linkedBy(ada, back)]).toEqual(['gmail', 'gmail']);
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect(statusAndCode(await finish(ada, back))).toBe('410 flow-expired');
    expect(await linkedBy(ada, await consentToLink(ada))).toBe('gmail');
    expect(await linkedBy(ada, back)).toBe('gmail');
  });
});

describe("while a service's flow of the user is open", () => {
  it.each(['gmail', 'slack'])(
    'no consent finishes with a flow for %s without the confirmation',
    async (connection) => {
      const { user, ada } = await newUser();
      const [theirs, own] = [await consentToServiceLink(user), await consentToLink(ada, connection)];
      for (const back of [withState(theirs, own), theirs, own, withState(own, theirs)]) {
        const { status, json } = await finish(ada, back);
        expect([status, json.errors]).toMatchObject([400, [{ path: 'body.confirmed' }]]);
      }
      expect(await verifications(user)).toBe(0);
      expect(await linkedBy(ada, { ...own, confirmed: true })).toBe(connection);
      expect(await linkedBy(ada, { ...theirs, confirmed: true })).toBe('gmail');
      const after = await consentToLink(ada, 'notion');
      expect((await finish(ada, { ...after, confirmed: true })).status).toBe(400);
      expect(await linkedBy(ada, after)).toBe('notion');
    },
  );

  it("the confirmation is demanded even after another user's token revoked the flow", async () => {
    const [{ user, ada }, { ada: eve }] = [await newUser(), await newUser()];
    const [theirs, own] = [await consentToServiceLink(user), await consentToLink(ada)];
    expect(statusAndCode(await finish(eve, { ...theirs, authRequestId: 'any' }))).toBe('403 flow-rejected');
    expect(statusAndCode(await finish(ada, withState(theirs, own)))).toBe('400 invalid-request');
    expect(await verifications(user)).toBe(0);
  });

  it('the confirmation is demanded even after the user refused it, since its link can still be approved', async () => {
    const { user, ada } = await newUser();
    const [theirs, own] = [await consentToServiceLink(user, 'slack'), await consentToLink(ada)];
    expect((await ada('POST /connections/cancel', { state: theirs.state })).status).toBe(204);
    expect(statusAndCode(await finish(ada, { ...theirs, confirmed: true }))).toBe('410 flow-expired');
    expect(statusAndCode(await finish(ada, own))).toBe('400 invalid-request');
    expect(await linkedBy(ada, { ...own, confirmed: true })).toBe('gmail');
  });

  it('the confirmation is demanded after a disconnection that failed, and not after one that succeeded', async () => {
    const { user, ada } = await newUser();
    const [theirs, own] = [await consentToServiceLink(user), await consentToLink(ada, 'slack')];
    const fault = { at: 'scalekit.deleteConnectedAccount', do: 'error', code: 'Unavailable', times: 9 };
    await simulator.post('faults', { ...fault, identifier: user });
    expect(statusAndCode(await ada('DELETE /connections/gmail'))).toBe('503 upstream-unavailable');
    expect(statusAndCode(await finish(ada, withState(theirs, own)))).toBe('400 invalid-request');
    await simulator.remove(`faults?identifier=${user}`);
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect(await linkedBy(ada, own)).toBe('slack');
  });
});
