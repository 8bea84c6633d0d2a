import { describe, expect, it } from 'vitest';
import { connections } from '../../../../shared/connections/connections.ts';
import { accountIdentifier } from '../../../../shared/scalekit/account-identifier.ts';
import { consentToLink, finish, statusAndCode } from '../../../support/stack/linking.ts';
import { linkGmail, send, signedIn, simulator, stack, token } from '../../../support/stack/product.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

const aliasOf = (identifier: string, account: string) =>
  accountIdentifier({ issuer: stack.issuerUrl, identifier }, account);

/** Links the user's account of that label on a connection by the flow. */
async function linkLabel(browser: Browser, connection: string, account: string): Promise<void> {
  const { status, json } = await finish(browser, await consentToLink(browser, connection, account));
  expect([status, json]).toEqual([200, { connection, account, status: 'ACTIVE' }]);
}

/** The RPCs during the work that name one of the identifiers; other tests use the stack, too. */
async function rpcsOf(identifiers: string[], work: () => Promise<unknown>) {
  const { lastSeq } = await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`);
  await work();
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  return entries.flatMap(({ method, identifier = '' }) =>
    identifiers.includes(identifier) ? [{ method, identifier }] : [],
  );
}

const draft = { to: 'bob@example.com', subject: 'Hi', body: 'there' };

describe('a user with labelled accounts', () => {
  it('links, sees, uses and disconnects each account by itself', async () => {
    const user = 'label-ada';
    const [ada, alias] = [await signedIn(user), aliasOf(user, 'work')];
    await linkGmail(user);
    const started = await ada('POST /connections/gmail/authorize?account=work');
    expect(started.json).toMatchObject({ connection: 'gmail', account: 'work', status: 'PENDING_AUTH' });
    await linkLabel(ada, 'gmail', 'work');
    expect((await ada('POST /connections/gmail/authorize?account=work')).json).toEqual({
      ...{ connection: 'gmail', account: 'work', status: 'ACTIVE' },
    });
    const { json: all } = await ada('GET /connections');
    const [first, ...others] = Object.entries(connections).map(([name, { displayName }]) => [
      name,
      displayName,
    ]);
    expect(all.connections.map((each: object) => Object.values(each).slice(0, 2))).toEqual([
      first,
      ['gmail', 'work'],
      ...others,
    ]);
    expect((await ada('GET /connections/gmail?account=work')).json).toMatchObject({
      ...{ connection: 'gmail', account: 'work', displayName: 'Gmail', status: 'ACTIVE' },
    });
    expect((await ada('GET /connections/gmail')).json).not.toHaveProperty('account');

    const list = await ada('GET /tools?account=work&effect=read');
    expect(list.json.tools[0]).toMatchObject({ connection: 'gmail', account: 'work', effect: 'read' });
    expect(list.json.unavailable[0]).toEqual({
      ...{ connection: 'slack', account: 'work', code: 'reconnect-required' },
      reconnect: 'POST /connections/slack/authorize?force=true&account=work',
    });
    const formatted = await ada('GET /tools?connection=gmail&account=work&format=openai');
    const { json: plain } = await ada('GET /tools?connection=gmail&format=openai');
    expect(formatted.json).toEqual(plain);

    const key = { 'idempotency-key': 'label-ada-key-0123456789' };
    const body = { connection: 'gmail', account: 'work', input: draft };
    const write = (sent: object) => ada('POST /actions/gmail_create_draft', sent, key);
    const used = await rpcsOf([user, alias], () => write(body));
    expect(used).toEqual([{ method: 'executeTool', identifier: alias }]);
    expect((await write(body)).headers).toHaveProperty('idempotent-replayed', 'true');
    for (const account of [undefined, 'club'])
      expect(statusAndCode(await write({ ...body, account }))).toBe('422 idempotency-key-reused');
    expect((await ada('GET /executions/label-ada-key-0123456789')).json).toMatchObject({
      ...{ status: 'DONE', connection: 'gmail', account: 'work' },
    });
    expect(statusAndCode(await ada('DELETE /connections/gmail'))).toBe('204');
    expect((await ada('GET /connections/gmail?account=work')).json.status).toBe('ACTIVE');
    await linkGmail(user);
    expect(statusAndCode(await ada('DELETE /connections/gmail?account=work'))).toBe('204');
    expect((await ada('GET /connections/gmail?account=work')).json).toMatchObject({
      ...{ connection: 'gmail', account: 'work', status: 'NOT_CONNECTED' },
    });
    expect((await ada('GET /connections')).json.connections).toHaveLength(1 + others.length);
    expect((await ada('GET /connections/gmail')).json.status).toBe('ACTIVE');
  });

  it('who has no such account gets reconnect-required with the route that links it, and nothing is sent', async () => {
    const user = 'label-none';
    const ada = await signedIn(user);
    await linkGmail(user);
    const body = { connection: 'gmail', account: 'work', input: draft };
    const refused = await ada('POST /actions/gmail_create_draft', body, {
      'idempotency-key': `${user}-key-0123456789`,
    });
    expect([refused.status, refused.json]).toMatchObject([
      409,
      {
        ...{ code: 'reconnect-required', connection: 'gmail', account: 'work' },
        reconnect: 'POST /connections/gmail/authorize?force=true&account=work',
      },
    ]);
    const again = await ada(refused.json.reconnect);
    expect(again.status).toBe(201);
  });

  it('lists them with one RPC, and one more for each label', async () => {
    const ada = await signedIn('label-count');
    await linkGmail('label-count');
    const own = ['label-count', ...['work', 'club'].map((label) => aliasOf('label-count', label))];
    const listed = async () => (await rpcsOf(own, () => ada('GET /connections'))).map(({ method }) => method);
    await ada('GET /connections');
    expect(await listed()).toEqual(['listConnectedAccounts']);
    for (const account of ['work', 'club']) await linkLabel(ada, 'gmail', account);
    expect(await listed()).toEqual(Array(3).fill('listConnectedAccounts'));
    const { json } = await ada('GET /connections');
    expect(json.connections.map(({ account }: { account?: string }) => account).slice(0, 4)).toEqual([
      ...[undefined, 'club', 'work', undefined],
    ]);
    for (const account of ['work', 'club']) await ada(`DELETE /connections/gmail?account=${account}`);
    expect(await listed()).toEqual(['listConnectedAccounts']);
  });

  it('has five open flows over all labels', async () => {
    const ada = await signedIn('label-flows');
    const routes = ['', '?account=work', '?account=club', '?account=work', ''];
    for (const query of routes)
      expect((await ada(`POST /connections/gmail/authorize${query}`)).status).toBe(201);
    for (const query of ['', '?account=work', '?account=other'])
      expect((await ada(`POST /connections/slack/authorize${query}`)).status).toBe(429);
  });

  it('has ten labels, and may use one of them for any connection', async () => {
    const ada = await signedIn('label-many');
    const start = (connection: string, account: string) =>
      ada(`POST /connections/${connection}/authorize?account=${account}`);
    for (let label = 0; label < 10; label += 1) {
      const { json } = await start('gmail', `label-${label}`);
      await ada('POST /connections/cancel', { state: json.state });
    }
    const refused = await start('gmail', 'label-10');
    expect(refused.json).toMatchObject({ code: 'invalid-request', errors: [{ path: 'query.account' }] });
    expect((await start('slack', 'label-9')).status).toBe(201);
    expect((await ada('DELETE /connections/gmail?account=label-0')).status).toBe(204);
    expect((await start('gmail', 'label-10')).status).toBe(201);
  });
});

describe('a label', () => {
  const hostile = [
    ...[
      '',
      '..',
      '%2e%2e',
      '.',
      'Work',
      'work%20',
      '%20work',
      'work%00',
      'work%0a',
      'a'.repeat(21),
      'w%C3%B6rk',
    ],
    ...['work,club', 'work/..', 'work%2F', '%EF%BC%97', 'work&account=club', 'work&account=work', 'a_b'],
  ];
  it.each([
    'POST /connections/gmail/authorize',
    'GET /connections/gmail',
    'DELETE /connections/gmail',
    'GET /tools',
  ])('of another form is refused by %s before anything is called', async (route) => {
    const ada = await signedIn('label-hostile');
    const own = ['label-hostile', ...hostile.map((label) => aliasOf('label-hostile', label))];
    const called = await rpcsOf([...own, aliasOf('label-hostile', 'work')], async () => {
      for (const label of hostile) {
        const { status, json } = await ada(`${route}?account=${label}`);
        expect([label, status, json.code]).toEqual([label, 400, 'invalid-request']);
      }
    });
    expect(called).toEqual([]);
  });

  it.each(['', '..', 'Work', 'work\u0000', 'a'.repeat(21), 'wörk', 'a b', 7, null, ['work'], {}])(
    'of the form %j is refused in the body of an action',
    async (account) => {
      const ada = await signedIn('label-hostile');
      const { status, json } = await ada('POST /actions/gmail_get_profile', { connection: 'gmail', account });
      expect([status, json.code, json.errors[0].path]).toEqual([400, 'invalid-request', 'body.account']);
    },
  );

  it('is refused by the routes that have none', async () => {
    const ada = await signedIn('label-hostile');
    for (const route of ['GET /connections', 'GET /executions/label-key-0123456789'])
      expect(statusAndCode(await ada(`${route}?account=work`))).toBe('400 invalid-request');
    const body = { authRequestId: 'a', state: 's'.repeat(43), account: 'work' };
    expect(statusAndCode(await ada('POST /connections/verify', body))).toBe('400 invalid-request');
    const query = await ada('POST /actions/gmail_get_profile?account=work', { connection: 'gmail' });
    expect(statusAndCode(query)).toBe('400 invalid-request');
  });
});

describe('an identifier of a labelled account', () => {
  const reserved = aliasOf('label-owner', 'work');
  const all = [reserved, 'onbehalf-account:', 'onbehalf-account:ada'];

  it.each([
    ['GET /connections', undefined],
    ['GET /connections/gmail', undefined],
    ['POST /connections/gmail/authorize', {}],
    ['DELETE /connections/gmail', undefined],
    ['GET /tools', undefined],
    ['POST /actions/gmail_get_profile', { connection: 'gmail' }],
    ['GET /executions/label-key-0123456789', undefined],
    ['GET /digest', undefined],
    ['POST /mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }],
  ])('is no user of %s, of a token or of a service', async (route, body) => {
    const claims = { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
    const [own, service] = [await token({ sub: reserved }), await token({ sub: 'label-service', ...claims })];
    const request = (bearer: string, headers: Record<string, string>) =>
      send(route, {
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    const called = await rpcsOf([...all, 'label-service'], async () => {
      expect((await request(own, {})).status).toBe(403);
      for (const prefixed of all)
        expect((await request(service, { 'on-behalf-of': prefixed })).status).toBe(400);
    });
    expect(called).toEqual([]);
  });
});
