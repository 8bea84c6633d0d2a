import { describe, expect, it } from 'vitest';
import { findWrongActions } from '../../../../infra/deploy/parameters/allow-list/wrong-actions.ts';
import type { HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import type { ConnectionConfig } from '../../../../shared/connections/connections.ts';
import { action } from '../../../support/declared/provider.ts';

const inputSchema = { type: 'object', properties: {}, additionalProperties: false };

function problemsOf(change: Partial<HttpAction>, parts: Partial<ConnectionConfig> = {}) {
  const actions = { x_add: action({ inputSchema, ...change }) };
  return findWrongActions({ x: { provider: 'X', displayName: 'X', tools: {}, actions, ...parts } });
}

describe('the headers of an action and of its credential', () => {
  it.each(
    'Accept-Encoding Connection Content-Encoding Content-Length Content-Type Host Keep-Alive Range TE Transfer-Encoding X-HTTP-Method-Override'.split(
      ' ',
    ),
  )('names the header %s', (header) => {
    const problem = `x.x_add: the header ${header} is not the action's`;
    expect(problemsOf({ headers: { [header]: 'gzip' } })).toEqual([problem]);
    expect(problemsOf({ idempotencyHeader: header })).toEqual([problem]);
  });

  it.each([
    ['X API', undefined, 'the credential\'s header "X API" is no header'],
    ['', undefined, 'the credential\'s header "" is no header'],
    ['Host', undefined, "the credential's header Host carries no credential"],
    ['content-length', undefined, "the credential's header content-length carries no credential"],
    ['Authorization', 'Bearer\r\nHost: b ', "the credential's prefix must be a single line of ASCII"],
    ['Authorization', ' Bearer ', "the credential's prefix must be a single line of ASCII"],
  ])('names the credential in the header %j with the prefix %j', (header, prefix, problem) => {
    const credential = { kind: 'api-key', member: 'k', header, ...(prefix && { prefix }) } as const;
    expect(problemsOf({}, { credential })).toEqual([`x: ${problem}`]);
  });

  it.each(['Authorization', 'X-API-Key', 'Cookie', 'api_key'])(
    'accepts a credential in the header %s',
    (header) => {
      const credential = { kind: 'api-key', member: 'k', header, prefix: 'Token ' } as const;
      expect(problemsOf({}, { credential })).toEqual([]);
    },
  );
});
