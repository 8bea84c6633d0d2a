import { describe, expect, it } from 'vitest';
import { authorize } from '../../../functions/connect/authorize.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { request, scope, setUp, user } from './authorizing.ts';

describe('authorize, of a labelled account', () => {
  const labelled = { connection: 'gmail', account: 'work' };

  it('stores the label before Scalekit has the account, and the flow with the label', async () => {
    const { deps, calls, flows } = setUp('NOT_CONNECTED');
    const { response } = await authorize(labelled, scope, deps);
    expect(calls.slice(0, 2)).toEqual(['label work', 'create work']);
    expect(response).toMatchObject({ ...labelled, status: 'PENDING_AUTH' });
    expect([...flows.held.values()]).toMatchObject([{ ...user, ...labelled }]);
  });

  it('adds the label again when the account is linked', async () => {
    const { deps } = setUp('ACTIVE');
    const { response } = await authorize(labelled, scope, deps);
    expect(response).toEqual({ ...labelled, status: 'ACTIVE' });
    expect(await deps.labels.list(user)).toEqual(['work']);
  });

  it('calls nothing at Scalekit when the user has too many labels', async () => {
    const { deps, calls } = setUp('NOT_CONNECTED');
    for (let label = 0; label < 10; label += 1) await deps.labels.add(user, `label-${label}`);
    calls.length = 0;
    expect((await rejectionOf(authorize(labelled, scope, deps))).code).toBe('invalid-request');
    expect(calls).toEqual(['label work']);
  });

  it('ends the flow of a label too many', async () => {
    const { deps, flows } = setUp('NOT_CONNECTED');
    for (let label = 0; label < 10; label += 1) await deps.labels.add(user, `label-${label}`);
    for (let n = 0; n < 6; n += 1)
      expect((await rejectionOf(authorize(labelled, scope, deps))).code).toBe('invalid-request');
    for (const { status } of flows.held.values()) expect(status).toBe('EXPIRED');
  });

  it('stores no label and creates no account when the user has too many live flows', async () => {
    const { deps, calls } = setUp('NOT_CONNECTED');
    for (let n = 0; n < 5; n += 1) await authorize(request, scope, deps);
    calls.length = 0;
    expect((await rejectionOf(authorize(labelled, scope, deps))).code).toBe('rate-limited');
    expect([calls, await deps.labels.list(user)]).toEqual([[], []]);
  });

  it.each([
    ['keeps no label of an account that Scalekit refuses to create', 'provider-error', [], []],
    ['keeps the label while it has an account on another connection', 'provider-error', ['slack'], ['work']],
    ['keeps the label of an account that Scalekit may have created', 'upstream-unavailable', [], ['work']],
  ] as const)('%s', async (_, code, connections, expected) => {
    const { deps } = setUp('NOT_CONNECTED');
    deps.scalekit.accounts.create = async () => {
      throw new AppError(code);
    };
    deps.scalekit.accounts.listAll = async () =>
      connections.map((connection) => ({ connection, account: 'work', id: connection, status: 'ACTIVE' }));
    expect((await rejectionOf(authorize(labelled, scope, deps))).code).toBe(code);
    expect(await deps.labels.list(user)).toEqual(expected);
  });

  it.each(['label', 'find', 'create', 'flow', 'link'])(
    'is completed by a repeat when the request ends after the %s',
    async (step) => {
      const { deps, flows } = setUp('NOT_CONNECTED');
      const end = <Given extends unknown[]>(name: string, call: (...given: Given) => Promise<unknown>) =>
        name === step
          ? async (...given: Given) => {
              await call(...given);
              throw new AppError('deadline-exceeded');
            }
          : call;
      const { accounts, links } = deps.scalekit;
      const dying = {
        ...deps,
        flows: { ...flows, start: end('flow', flows.start), discard: async () => undefined },
        labels: { ...deps.labels, add: end('label', deps.labels.add) },
        scalekit: {
          accounts: { find: end('find', accounts.find), create: end('create', accounts.create) },
          links: { create: end('link', links.create) },
        },
      } as unknown as typeof deps;
      await rejectionOf(authorize(labelled, scope, dying));
      expect((await authorize(labelled, scope, deps)).response).toMatchObject(labelled);
      expect(await deps.labels.list(user)).toEqual(['work']);
      expect(flows.held.size).toBeLessThanOrEqual(2);
    },
  );

  it('counts among the five live flows of the user', async () => {
    const { deps } = setUp('EXPIRED');
    for (const account of [undefined, 'work', 'club', 'work', undefined])
      await authorize({ ...request, account }, scope, deps);
    for (const account of [undefined, 'work', 'other'])
      expect((await rejectionOf(authorize({ ...request, account }, scope, deps))).code).toBe('rate-limited');
  });
});
