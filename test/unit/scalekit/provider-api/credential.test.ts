import type { AuthorizationDetails } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../shared/connections/actions/http-action.ts';
import { readCredential } from '../../../../shared/scalekit/provider-api/credential.ts';

type Details = AuthorizationDetails['details'];
const oauth = { case: 'oauthToken', value: { accessToken: 'ya29.x' } } as unknown as Details;
const fixed = (details?: object) => ({ case: 'staticAuth', value: { details } }) as unknown as Details;

const key: Credential = { kind: 'api-key', member: 'api_key', header: 'X-API-Key' };
const pair: Credential = { kind: 'basic', username: 'username', password: { member: 'password' } };

describe('the credential of an account', () => {
  it.each<[string, Credential | undefined, Details, string, string]>([
    ['a token of OAuth', undefined, oauth, 'authorization', 'Bearer ya29.x'],
    ['an API key', key, fixed({ api_key: 'k' }), 'x-api-key', 'k'],
    [
      'an API key as a bearer',
      { ...key, header: 'Authorization', prefix: 'Bearer ' },
      fixed({ api_key: 'k' }),
      'authorization',
      'Bearer k',
    ],
    [
      'a user name and a password',
      pair,
      fixed({ username: 'me', password: 'p:w' }),
      'authorization',
      `Basic ${btoa('me:p:w')}`,
    ],
    [
      'a key as user name',
      { ...pair, password: { fixed: 'X' } },
      fixed({ username: 'k' }),
      'authorization',
      `Basic ${btoa('k:X')}`,
    ],
  ])('is sent as declared: %s', (_case, credential, details, name, value) => {
    const read = readCredential(details, credential);
    expect([read?.header.name, `${read?.header.prefix}${read?.text}`]).toEqual([name, value]);
  });

  it.each<[string, Credential | undefined, Details | undefined]>([
    ['a key where OAuth is declared', undefined, fixed({ api_key: 'k' })],
    ['a token where a key is declared', key, oauth],
    ['no details', key, undefined],
    ['empty details', key, fixed()],
    ['an empty token', undefined, { case: 'oauthToken', value: { accessToken: '' } } as unknown as Details],
    ['an empty key', key, fixed({ api_key: '' })],
    ['a key that is no text', key, fixed({ api_key: 7 })],
    ['a blank key', key, fixed({ api_key: ' ' })],
    ['a key with a line break', key, fixed({ api_key: 'k\n' })],
    ['a key with a control character', { ...key, prefix: 'Bearer ' }, fixed({ api_key: 'k\u0000' })],
    ['a key outside of ASCII', key, fixed({ api_key: 'kéy' })],
    [
      'a token with a line break',
      undefined,
      { case: 'oauthToken', value: { accessToken: 'a\r\nb' } } as unknown as Details,
    ],
    ['half of a pair', pair, fixed({ username: 'me' })],
    ['a member of a prototype', { ...key, member: 'toString' }, fixed({})],
  ])('is none for %s', (_case, credential, details) => {
    expect(readCredential(details, credential)).toBeUndefined();
  });
});
