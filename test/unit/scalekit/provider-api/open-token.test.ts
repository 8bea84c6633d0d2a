import { describe, expect, it } from 'vitest';
import type { ConnectionNames } from '../../../../shared/scalekit/connection-names.ts';
import { createOpenToken } from '../../../../shared/scalekit/provider-api/open-token.ts';
import { ConnectorStatus } from '../../../../shared/scalekit/rpc/descriptors.ts';
import type { Rpcs } from '../../../../shared/scalekit/rpc/rpcs.ts';
import { rejectionOf } from '../../../support/error-of.ts';

const user = { issuer: 'https://issuer', identifier: 'ada' };

/** Opens the token of an account as Scalekit describes it. */
function open(connectedAccount: object | undefined) {
  const rpcs = { accounts: {}, call: async () => ({ connectedAccount }) } as unknown as Rpcs;
  const names = { toScalekit: (name: string) => name } as ConnectionNames;
  const openToken = createOpenToken(rpcs, names, { gmail: 'https://gmail.test' }, () => undefined);
  return openToken({ connection: 'gmail' }, { user, deadline: Date.now() + 5_000 });
}

describe('the credential of an account', () => {
  const unusable = { details: { case: 'staticAuth', value: {} } };

  it.each([
    ['is ACTIVE without a usable credential', { status: ConnectorStatus.ACTIVE }, true],
    ['has ended at Scalekit', { status: ConnectorStatus.EXPIRED }, false],
  ])('must be linked again when the account %s', async (_what, account, isRefusedCredential) => {
    const error = await rejectionOf(open({ ...account, authorizationDetails: unusable }));
    expect(error).toMatchObject({
      code: 'reconnect-required',
      facts: { connection: 'gmail' },
      isRefusedCredential,
    });
  });
});
