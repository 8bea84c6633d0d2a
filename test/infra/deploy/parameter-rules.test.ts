import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { listProblems, readRefusal } from './refusals.ts';
import { acme, local } from './stages.ts';

const cookieMode = {
  apiUrl: 'https://api.acme.test',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111',
  returnUrl: 'https://app.acme.test/connections/done',
};

const accept =
  (change: object, stage = 'prod', base: object = acme) =>
  () =>
    parseParameters({ stage, stages: { [stage]: { ...base, ...change } } });

describe('what AWS would refuse in the middle of a deployment', () => {
  const audiences = (count: number) => Array.from({ length: count }, (_, index) => `api-${index}`);

  it('is 51 audiences, and 50 are accepted', () => {
    expect(accept({ audience: audiences(50) })).not.toThrow();
    expect(listProblems({ ...acme, audience: audiences(51) })).toEqual([
      expect.stringContaining('audience: must name at most 50 audiences, the limit of API Gateway'),
    ]);
  });

  it.each(['audience', 'serviceClients', 'allowedOrigins'] as const)('is a repetition in %s', (parameter) => {
    const [one = '', ...others] = acme[parameter];
    expect(listProblems({ ...acme, [parameter]: [one, ...others, one] })[0]).toContain(
      `${parameter}.${others.length + 1}: repeats a value of the list`,
    );
  });

  it.each([
    ['https://api.acme.test:8443', 'must have no port: API Gateway serves a domain on port 443 only'],
    ['https://api.acme.test.', 'must have no dot at the end of its host'],
    ['https://192.0.2.7', 'must have a domain name as its host'],
    ['https://[2001:db8::7]', 'must have a domain name as its host'],
    ['https://api', 'must have a domain name as its host'],
    ['https://api.acme.test:443', 'must be an exact origin without path or trailing slash'],
  ])('is %s as cookieMode.apiUrl', (apiUrl, problem) => {
    const [line] = listProblems({ ...acme, cookieMode: { ...cookieMode, apiUrl } });
    expect(line).toContain(`cookieMode.apiUrl: ${problem}`);
  });

  it('is no port of a frontend, nor one of stage local', () => {
    const returnUrl = 'https://app.acme.test:8443/done';
    expect(accept({ cookieMode: { ...cookieMode, returnUrl } })).not.toThrow();
    const here = { apiUrl: 'http://localhost:3000', returnUrl: 'http://localhost:5173/done' };
    expect(accept({ cookieMode: here }, 'local', local)).not.toThrow();
  });
});

describe('connectionNames', () => {
  it('are refused when two connections have one name at Scalekit', () => {
    const connectionNames = { ...acme.connectionNames, slack: acme.connectionNames.gmail };
    expect(listProblems({ ...acme, connectionNames })).toEqual([
      expect.stringContaining(
        'connectionNames.slack: has the Scalekit name of gmail; every connection needs its own; for example',
      ),
    ]);
  });
});

describe('userVerifyUrl', () => {
  const elsewhere = 'https://links.acme.test/callback';
  const refusal =
    'userVerifyUrl: must be on one of allowedOrigins, as its page calls the API from https://links.acme.test; where your own server makes that call, set serverSide to true';

  it.each([{}, { serverSide: false }, { cookieMode }])(
    'is refused outside allowedOrigins, where its page could not call the API: %j',
    (change) => {
      const [line, ...others] = listProblems({ ...acme, ...change, userVerifyUrl: elsewhere });
      expect(line).toContain(refusal);
      expect(others).toEqual([]);
    },
  );

  it.each(['https://app.acme.test:8443/callback', 'https://acme.test/callback'])(
    'is refused on another port or host of the site: %s',
    (userVerifyUrl) => {
      expect(listProblems({ ...acme, userVerifyUrl })[0]).toContain('must be on one of allowedOrigins');
    },
  );

  it.each([
    { userVerifyUrl: elsewhere, serverSide: true },
    { userVerifyUrl: acme.userVerifyUrl, serverSide: true },
    { userVerifyUrl: 'https://APP.acme.test:443/callback' },
    { userVerifyUrl: elsewhere, serverSide: true, cookieMode },
  ])('is accepted with %j', (change) => {
    expect(accept(change)).not.toThrow();
  });

  it.each([
    [{ userVerifyUrl: 'https://api.acme.test/callback?x=1', serverSide: true }, 'userVerifyUrl'],
    [{ cookieMode: { ...cookieMode, returnUrl: 'https://api.acme.test/callback' } }, 'cookieMode.returnUrl'],
  ])("is refused as the API's own callback, and so is returnUrl: %j", (change, parameter) => {
    const [line, ...others] = listProblems({ ...acme, cookieMode, ...change });
    expect(line).toContain(`${parameter}: must be a page of your own, not the API's callback`);
    expect(others).toEqual([]);
  });
});

describe('userClaim', () => {
  it.each([
    'Email',
    'EMAIL',
    'e-mail',
    'E_Mail',
    'ema\u0131l',
    'EMA\u0130L',
    '\uff45mail',
    '\uff55pn',
    'preferredUsername',
    'UPN',
    'Name',
    'na\u006d\u0065\u0301',
    'phone_number',
    'nickName',
    'unique_name',
    'emails',
    'Mail',
  ])('is refused as a claim that can be reassigned in any spelling: %s', (userClaim) => {
    expect(listProblems({ ...acme, userClaim })).toEqual([
      'userClaim: names a claim that can be reassigned; for example "sub"',
    ]);
  });

  it.each(['sub', 'uid', 'oid', 'username', 'cognito:username', 'https://acme.test/uid', 'employee_name_id'])(
    'is accepted as another claim: %s',
    (userClaim) => {
      expect(accept({ userClaim })).not.toThrow();
    },
  );
});

describe('providerApiUrls', () => {
  const providerApiUrls = { ...acme.providerApiUrls, gmail: 'https://elsewhere.test/google' };

  it.each(['prod', 'example', 'locals'])(
    "are refused in stage %s for a connection that has an address, as users' tokens go there",
    (stage) => {
      expect(listProblems({ ...acme, providerApiUrls }, stage)).toEqual([
        expect.stringContaining(
          "providerApiUrls.gmail: sends users' tokens elsewhere: only stage local may replace an address",
        ),
      ]);
    },
  );

  it('are not needed for a connection that the stage does not name', () => {
    const { providerApiUrls: _, ...stage } = acme;
    const { freshdesk: _freshdesk, ...connectionNames } = acme.connectionNames;
    expect(listProblems(stage)).toHaveLength(1);
    expect(accept({ ...stage, connectionNames, providerApiUrls: undefined })).not.toThrow();
  });

  it('are accepted in stage local', () => {
    expect(accept({ providerApiUrls }, 'local', local)().providerApiUrls).toEqual(providerApiUrls);
  });
});

describe('the allow-list of tools', () => {
  it('is refused with a read that is not proven to be one', () => {
    const allowList = {
      mail: { provider: 'MAIL', displayName: 'Mail', tools: { mail_send: 'read' } },
    } as const;
    expect(readRefusal({ stage: 'prod', stages: { prod: acme } }, allowList)).toContain(
      'their names do not prove it: mail.mail_send. Make each a "write", or review it',
    );
  });

  it('is refused with a write whose name says that it is destructive', () => {
    const allowList = {
      mail: { provider: 'MAIL', displayName: 'Mail', tools: { mail_trash: 'write' } },
    } as const;
    expect(readRefusal({ stage: 'prod', stages: { prod: acme } }, allowList)).toContain(
      'their names say that they delete or overwrite: mail.mail_trash. Make each "destructive"',
    );
  });
});

describe('an address', () => {
  const wild = 'must have no wildcard and no white space';

  it.each([
    [
      'allowedOrigins',
      ['https://app.acme.test.'],
      'allowedOrigins.0: must have no dot at the end of its host',
    ],
    ['issuer', 'https://login.acme.test./', 'issuer: must have no dot at the end of its host'],
    [
      'userVerifyUrl',
      'https://app.acme.test./callback',
      'userVerifyUrl: must have no dot at the end of its host',
    ],
    ['issuer', 'https://login.acme.test/\u200b', `issuer: ${wild}`],
    ['issuer', 'https://login.acme.test/\u0000', `issuer: ${wild}`],
  ])('is refused where its host or text is another than it seems: %s = %j', (parameter, value, problem) => {
    const [line] = listProblems({ ...acme, [parameter]: value });
    expect(line).toContain(problem);
  });
});

describe('a word', () => {
  it.each(['audience', 'serviceClients', 'userClaim'])(
    'is refused with an invisible character: %s',
    (parameter) => {
      for (const text of ['\u200bsub', 'su\u00adb', 'sub\ufeff', 'sub\u0000', 'sub\u00a0', '\u2028sub']) {
        const value = parameter === 'userClaim' ? text : [text];
        const [line] = listProblems({ ...acme, [parameter]: value });
        expect(line).toContain('must be a word without white space or comma');
      }
    },
  );
});

describe('a contradiction', () => {
  it('is reported beside a problem of another parameter', () => {
    const wrong = { userClaim: 'email', userVerifyUrl: 'https://links.acme.test/callback' };
    expect(listProblems({ ...acme, ...wrong })).toHaveLength(2);
  });
});

describe('an address that is no URL', () => {
  it('is reported alone, without what depends on it', () => {
    const wrong = { allowedOrigins: ['acme'], userVerifyUrl: '/callback' };
    expect(
      listProblems({ ...acme, ...wrong, cookieMode: { ...cookieMode, apiUrl: 'api.acme.test' } }),
    ).toEqual([
      expect.stringContaining('allowedOrigins.0: is not a URL'),
      expect.stringContaining('userVerifyUrl: is not a URL'),
      expect.stringContaining('cookieMode.apiUrl: is not a URL'),
    ]);
  });
});
