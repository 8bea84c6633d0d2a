import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';
import { account, accountsIn, creationsIn, importRows, startScalekit } from './import-command.ts';

describe('npm run import-accounts', () => {
  let scalekit: SimulatedScalekit;
  beforeAll(async () => {
    scalekit = await startScalekit();
  });
  afterAll(() => scalekit.stop());
  afterEach(() => scalekit.control('POST', 'reset', {}));

  const fault = (rule: Record<string, unknown>) => scalekit.control('POST', 'faults', rule);

  it('creates each account with its tokens, and leaves those that exist alone', async () => {
    const rows = [
      account('ada'),
      account('bob'),
      account('eve', { connection: 'slack', refreshToken: undefined }),
    ];
    const first = await importRows(scalekit, rows);
    expect(first).toMatchObject({
      code: 0,
      output: 'created        3\nexist already  0\nrefused        0\nfailed         0\n',
    });
    const { accessToken } = account('ada');
    const stored = await scalekit.client().connectedAccounts.getConnectedAccountByIdentifier({
      connector: 'gmail-local',
      identifier: 'ada',
    });
    const { details } = stored.connectedAccount?.authorizationDetails ?? {};
    expect(details?.case === 'oauthToken' && details.value).toMatchObject({
      accessToken,
      refreshToken: account('ada').refreshToken,
    });
    const second = await importRows(scalekit, [...rows, account('zoe')]);
    expect(second.output).toMatch(/created +1\nexist already +3\n/);
    expect(await creationsIn(scalekit)).toEqual({ ada: 1, bob: 1, eve: 1, zoe: 1 });
    expect((await accountsIn(scalekit)).every(({ status }) => status === 'ACTIVE')).toBe(true);
  });

  it('writes nothing in a dry run, and reports what it would make', async () => {
    await scalekit.connect('bob');
    const rows = [account('ada'), account('bob'), { ...account('eve'), accessToken: '' }];
    const { code, output } = await importRows(scalekit, rows, ['--dry-run']);
    expect(code).toBe(1);
    expect(output).toMatch(/^line 3: refused: accessToken must be a token without blanks\n/);
    expect(output).toMatch(
      /to create or update +1\nexist already +1\nrefused +1\nfailed +0\ndry run: nothing/,
    );
    expect(await creationsIn(scalekit)).toEqual({});
    const writes = (await scalekit.calls()).filter(({ method }) => /Create|Update/.test(method));
    expect(writes).toEqual([]);
  });

  it('refuses wrong lines with their numbers and no text of theirs', async () => {
    const rows = [
      '{"accessToken":"canary',
      '[1,"canary"]',
      account('ada', { 'canary-field': 1 }),
      account('ada', { connection: 'canary' }),
      account(' canary'),
      account('onbehalf-account:canary'),
      account('ada', { accessToken: 'canary canary' }),
      account('ada', { account: 'Canary' }),
      account('ada', { expiresAt: 'canary' }),
      account('ada', { scopes: 'canary' }),
      account('ada', { refreshToken: undefined }),
      account('ada', { connection: 'slack', refreshToken: undefined, expiresAt: '2020-01-01T00:00:00Z' }),
      account('ada', { accessToken: 'canary'.repeat(20_000) }),
      '',
      account('ada'),
      account('ada', { accessToken: 'other-canary' }),
    ];
    const { code, output } = await importRows(scalekit, rows);
    expect(code).toBe(1);
    expect(output).not.toMatch(/canary|\n\s+at /i);
    const known = 'connection, identifier, account, accessToken, refreshToken, expiresAt, scopes';
    expect(output.split('\n').filter((line) => line.startsWith('line'))).toEqual([
      'line 1: refused: it is not JSON',
      'line 2: refused: it is no JSON object',
      `line 3: refused: it has a field beside ${known}`,
      expect.stringMatching(/^line 4: refused: connection must be one of gmail, /),
      expect.stringMatching(/^line 5: refused: identifier must be the user of the API's tokens/),
      expect.stringMatching(/^line 6: refused: identifier must be /),
      'line 7: refused: accessToken must be a token without blanks',
      expect.stringMatching(/^line 8: refused: account must be a label/),
      expect.stringMatching(/^line 9: refused: expiresAt must be a time such as/),
      'line 10: refused: scopes must be a list of scopes',
      'line 11: refused: refreshToken must be there: access tokens of Gmail end within a day',
      'line 12: refused: the access token has expired, and there is no refreshToken',
      'line 13: refused: it has over 65536 characters',
      'line 16: refused: it has the account of line 15',
    ]);
    expect(await creationsIn(scalekit)).toEqual({ ada: 1 });
  });

  it('leaves an account that is not ACTIVE alone unless the operator says so', async () => {
    await scalekit.connect('ada', 'EXPIRED');
    const refused = await importRows(scalekit, [account('ada')]);
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/^line 1: refused: the account exists as EXPIRED: .*--update-inactive/);
    const updated = await importRows(scalekit, [account('ada')], ['--update-inactive']);
    expect(updated).toMatchObject({ code: 0, output: expect.stringMatching(/updated +1\n/) });
    expect(await accountsIn(scalekit)).toMatchObject([{ identifier: 'ada', status: 'ACTIVE' }]);
  });

  it.each([
    ['reset after the effect', { do: 'reset', when: 'after' }],
    ['reset before it', { do: 'reset' }],
    ['503 after the effect', { do: 'error', when: 'after', status: 503 }],
    ['503 before it', { do: 'error', status: 503 }],
    ['429 with Retry-After', { do: 'error', status: 429, retryAfter: 1 }],
    ['429 without', { do: 'error', status: 429 }],
  ])('makes an account once when its creation meets %s', async (_, rule) => {
    await fault({ at: 'scalekit.restCreate', times: 1, ...rule });
    const { code, output } = await importRows(scalekit, [account('ada')]);
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^created +1\n/) });
    expect(await creationsIn(scalekit)).toEqual({ ada: 1 });
  });

  it('counts an account as existing that someone else made between the look and the creation', async () => {
    await fault({ at: 'scalekit.rest', do: 'delay', when: 'after', ms: 700, identifier: 'ada' });
    const running = importRows(scalekit, [account('ada')]);
    await expect
      .poll(async () => (await scalekit.calls('ada')).some(({ method }) => method === 'rest'), {
        timeout: 5_000,
      })
      .toBe(true);
    await scalekit.connect('ada');
    expect((await running).output).toMatch(/created +0\nexist already +1\n/);
  });

  it('goes on with a new token when the one in use is revoked', async () => {
    await fault({ at: 'scalekit.rest', do: 'error', status: 401, times: 1, identifier: 'bob' });
    const { code } = await importRows(scalekit, [account('ada'), account('bob')], ['--concurrency', '1']);
    expect(code).toBe(0);
    expect((await scalekit.calls()).filter(({ method }) => method === 'token').length).toBeGreaterThan(1);
  });

  it('prints the status of a refusal, and not its text, which can quote tokens', async () => {
    const rows = [account('ada'), account('bob')];
    await fault({ at: 'scalekit.restCreate', do: 'error', status: 400, identifier: 'ada' });
    const { code, output } = await importRows(scalekit, rows);
    expect(code).toBe(1);
    expect(output).toMatch(/^line 1: failed: Scalekit refused it with 400\n/);
    expect(await creationsIn(scalekit)).toEqual({ bob: 1 });
  });

  it('notes tokens that lack a scope of an allow-listed tool', async () => {
    const scopes = ['https://www.googleapis.com/auth/gmail.readonly'];
    const { code, output } = await importRows(scalekit, [
      account('ada', { scopes }),
      account('bob', { scopes }),
    ]);
    expect(code).toBe(0);
    expect(output).toMatch(/^note: 2 × gmail: the token lacks a scope of gmail_send_message, /);
  });
});
