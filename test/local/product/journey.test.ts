import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  connectionAnswer,
  connectionsAnswer,
  verifyAnswer,
} from '../../../functions/callback-status/schema.ts';
import { authorizeAnswer } from '../../../functions/connect/schema.ts';
import { actionAnswer, executionAnswer, toolsAnswer } from '../../../functions/execute-action/schema.ts';
import { awaitDigest, scheduleDigest } from '../../../infra/local/schedule-digest.ts';
import { consent, linkGmail, signedIn, simulator, stack } from '../../support/product.ts';

const mail = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

describe('linking an account', () => {
  it('goes from NOT_CONNECTED to ACTIVE for the user who started and came back', async () => {
    const ada = await signedIn('link-ada');
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'NOT_CONNECTED' });
    const { status, json: flow } = await ada('POST /connections/gmail/authorize');
    expect(status).toBe(201);
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'PENDING_AUTH' });
    const back = await consent(flow.authorizationUrl);
    expect(back.get('state')).toBe(flow.state);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    expect(await ada('POST /connections/verify', body)).toMatchObject({
      status: 200,
      json: { connection: 'gmail', status: 'ACTIVE' },
    });
    expect((await ada('GET /connections')).json).toMatchObject({
      connections: [{ connection: 'gmail', status: 'ACTIVE' }],
    });
    expect(await ada('POST /connections/gmail/authorize')).toMatchObject({
      status: 200,
      json: { status: 'ACTIVE' },
    });
  });

  it("rejects a victim who comes back from an attacker's link, and the link is dead for both", async () => {
    const [attacker, victim] = [await signedIn('link-eve'), await signedIn('link-victim')];
    const { json: flow } = await attacker('POST /connections/gmail/authorize');
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    expect(await victim('POST /connections/verify', body)).toMatchObject({
      status: 403,
      json: { code: 'flow-rejected' },
    });
    expect(await attacker('POST /connections/verify', body)).toMatchObject({
      status: 403,
      json: { code: 'flow-rejected' },
    });
    for (const user of [attacker, victim]) {
      expect((await user('GET /connections/gmail')).json.status).not.toBe('ACTIVE');
    }
  });

  it('stays unlinked when the user refuses', async () => {
    const ada = await signedIn('link-refuser');
    const { json: flow } = await ada('POST /connections/gmail/authorize');
    const back = await consent(flow.authorizationUrl, 'refuse');
    expect(back.get('error')).toBe('access_denied');
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'PENDING_AUTH' });
  });

  it('ends with DELETE, however often', async () => {
    await linkGmail('link-leaver');
    const ada = await signedIn('link-leaver');
    expect(await ada('DELETE /connections/gmail')).toMatchObject({ status: 204, text: '' });
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'NOT_CONNECTED' });
    const { entries } = await simulator.get('ledger?identifier=link-leaver');
    expect(entries.filter(({ kind }) => kind === 'account-deleted')).toHaveLength(1);
  });
});

describe('running an action', () => {
  it('reads in the name of the user', async () => {
    await linkGmail('act-reader');
    const ada = await signedIn('act-reader', { scope: 'onbehalf/read' });
    const { status, json } = await ada('POST /actions/gmail_get_profile', { connection: 'gmail' });
    expect({ status, address: json.data.emailAddress }).toEqual({
      status: 200,
      address: 'act-reader@example.com',
    });
  });

  it('sends a mail once for one key, and it arrives', async () => {
    await linkGmail('act-writer');
    const ada = await signedIn('act-writer');
    const key = { 'idempotency-key': randomUUID() };
    const input = { ...mail.input, to: 'act-writer@example.com', subject: 'To myself' };
    const answers = [];
    for (let n = 0; n < 3; n += 1)
      answers.push(await ada('POST /actions/gmail_send_message', { ...mail, input }, key));
    expect(answers.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([
      [200, undefined],
      [200, 'true'],
      [200, 'true'],
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { entries } = await simulator.get('ledger?identifier=act-writer');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(1);
    const query = { connection: 'gmail', input: { query: 'is:unread subject:"To myself"' } };
    expect((await ada('POST /actions/gmail_fetch_mails', query)).json.data.messages).toHaveLength(1);
  });

  it('sends one mail for fifty requests with one key at once', async () => {
    await linkGmail('act-fifty');
    const ada = await signedIn('act-fifty');
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ada('POST /actions/gmail_send_message', mail, key)),
    );
    const statuses = new Set(answers.map(({ status, json }) => (status === 200 ? 'done' : json.code)));
    expect([...statuses].filter((status) => status !== 'done' && status !== 'request-in-progress')).toEqual(
      [],
    );
    expect(
      new Set(answers.flatMap(({ status, json }) => (status === 200 ? [json.executionId] : []))).size,
    ).toBe(1);
    const { entries } = await simulator.get('ledger?identifier=act-fifty');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(1);
  });

  it('tells what became of a write, to its own user only', async () => {
    await linkGmail('act-asker');
    const key = randomUUID();
    await (await signedIn('act-asker'))('POST /actions/gmail_send_message', mail, { 'idempotency-key': key });
    const mine = await (await signedIn('act-asker'))(`GET /executions/${key}`);
    expect(mine).toMatchObject({ status: 200, json: { status: 'DONE', tool: 'gmail_send_message' } });
    expect((await (await signedIn('act-other'))(`GET /executions/${key}`)).json).toMatchObject({
      code: 'not-found',
    });
  });

  it('never sends again after an effect whose reply was lost', async () => {
    await linkGmail('act-lost');
    const ada = await signedIn('act-lost');
    const key = { 'idempotency-key': randomUUID() };
    await simulator.post('faults', {
      method: 'executeTool',
      identifier: 'act-lost',
      drop: 'reset',
      after: true,
    });
    for (let n = 0; n < 3; n += 1) {
      const { status, json } = await ada('POST /actions/gmail_send_message', mail, key);
      expect({ status, code: json.code }).toEqual({ status: 504, code: 'outcome-unknown' });
    }
    const { entries } = await simulator.get('ledger?identifier=act-lost');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(1);
  });

  it('says reconnect-required when the account has expired', async () => {
    await simulator.post('accounts/status', {
      identifier: 'act-expired',
      connection: 'gmail-local',
      status: 'EXPIRED',
    });
    const ada = await signedIn('act-expired');
    const answer = await ada('POST /actions/gmail_get_profile', { connection: 'gmail' });
    expect(answer).toMatchObject({ status: 409, json: { code: 'reconnect-required', connection: 'gmail' } });
  });

  it('runs for the user whom a listed service names, and for nobody without a name', async () => {
    await linkGmail('act-served');
    const service = await signedIn('jobs', { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' });
    const body = { connection: 'gmail' };
    const answer = await service('POST /actions/gmail_get_profile', body, { 'on-behalf-of': 'act-served' });
    expect(answer.json.data.emailAddress).toBe('act-served@example.com');
    expect((await service('POST /actions/gmail_get_profile', body)).json).toMatchObject({
      code: 'invalid-request',
    });
    const user = await signedIn('act-nosy');
    const refused = await user('POST /actions/gmail_get_profile', body, { 'on-behalf-of': 'act-served' });
    expect(refused).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });
});

describe('listing tools', () => {
  it('gives the allowed tools of a linked account with schema and effect', async () => {
    await linkGmail('tools-ada');
    const { json } = await (await signedIn('tools-ada'))('GET /tools?connection=gmail');
    expect(json.unavailable).toEqual([]);
    const send = json.tools.find(({ name }: { name: string }) => name === 'gmail_send_message');
    expect(send).toMatchObject({ connection: 'gmail', effect: 'write', inputSchema: { type: 'object' } });
    expect(json.tools).toHaveLength(6);
  });

  it('reports a connection that is not linked', async () => {
    const { json } = await (await signedIn('tools-nobody'))('GET /tools');
    expect(json).toEqual({ tools: [], unavailable: [{ connection: 'gmail', code: 'reconnect-required' }] });
  });
});

describe('the mail digest', () => {
  it('is made once for one slot, from a schedule that fires', async () => {
    await linkGmail('digest-ada');
    const input = { issuer: stack.issuerUrl, identifier: 'digest-ada' };
    await scheduleDigest(stack, 'digest-ada', input);
    const { digest, scheduledTime } = await awaitDigest(stack, input);
    expect(digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
    const again = await fetch(
      `${stack.awsUrl}/2015-03-31/functions/${stack.functions['mail-digest']?.arn}/invocations`,
      {
        method: 'POST',
        body: JSON.stringify({ ...input, scheduledTime }),
      },
    );
    expect(await again.json()).toEqual({ status: 'NOT_MINE' });
  });

  it('puts people who ask first and bulk mail last', async () => {
    await linkGmail('digest-order');
    const input = { issuer: stack.issuerUrl, identifier: 'digest-order' };
    await scheduleDigest(stack, 'digest-order', input);
    const { digest } = await awaitDigest(stack, input);
    const kinds = digest.items.map(({ isBulk, asks }) => (isBulk ? 'bulk' : asks ? 'asks' : 'tells'));
    expect(kinds).toEqual(
      [...kinds].sort((a, b) => ['asks', 'tells', 'bulk'].indexOf(a) - ['asks', 'tells', 'bulk'].indexOf(b)),
    );
    expect(new Set(kinds)).toEqual(new Set(['asks', 'tells', 'bulk']));
    for (const item of digest.items) expect([item.sender, item.subject, item.gist].every(Boolean)).toBe(true);
  });

  it('reads message by message when only ids come back', async () => {
    await linkGmail('digest-ids');
    await simulator.post('mailboxes/digest-ids', { idsOnly: true });
    const input = { issuer: stack.issuerUrl, identifier: 'digest-ids' };
    await scheduleDigest(stack, 'digest-ids', input);
    expect((await awaitDigest(stack, input)).digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
  });

  it('skips the slot of an account that has expired', async () => {
    await simulator.post('accounts/status', {
      identifier: 'digest-expired',
      connection: 'gmail-local',
      status: 'EXPIRED',
    });
    const response = await fetch(
      `${stack.awsUrl}/2015-03-31/functions/${stack.functions['mail-digest']?.arn}/invocations`,
      {
        method: 'POST',
        body: JSON.stringify({
          issuer: stack.issuerUrl,
          identifier: 'digest-expired',
          scheduledTime: '2026-11-22T08:00:00Z',
        }),
      },
    );
    expect(await response.json()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
  });
});

describe('every answer', () => {
  it('has the shape of its schema', async () => {
    const ada = await signedIn('shape-ada');
    const flow = authorizeAnswer.parse((await ada('POST /connections/gmail/authorize')).json);
    if (flow.status === 'ACTIVE') throw new Error('The account of a fresh user is already linked.');
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    verifyAnswer.parse((await ada('POST /connections/verify', body)).json);
    authorizeAnswer.parse((await ada('POST /connections/gmail/authorize')).json);
    connectionAnswer.parse((await ada('GET /connections/gmail')).json);
    connectionsAnswer.parse((await ada('GET /connections')).json);
    toolsAnswer.parse((await ada('GET /tools')).json);
    const key = randomUUID();
    actionAnswer.parse(
      (await ada('POST /actions/gmail_send_message', mail, { 'idempotency-key': key })).json,
    );
    executionAnswer.parse((await ada(`GET /executions/${key}`)).json);
  });
});
