import { describe, expect, it } from 'vitest';
import { listTools } from '../../../functions/execute-action/tools/list-tools.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ConnectedAccount, Scalekit, ToolDefinition } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();

function scalekitWith(accounts: ConnectedAccount[] | AppError, definitions: ToolDefinition[] | AppError) {
  const settle = async <T>(value: T | AppError): Promise<T> => {
    if (value instanceof AppError) throw value;
    return value;
  };
  return {
    scalekit: {
      accounts: { list: () => settle(accounts) },
      tools: { definitions: () => settle(definitions) },
    } as unknown as Pick<Scalekit, 'accounts' | 'tools'>,
  };
}

const active: ConnectedAccount[] = [{ connection: 'gmail', status: 'ACTIVE' }];
const upstream = (name: string) => ({ name, description: 'upstream', inputSchema: {} });

describe('listTools', () => {
  it('returns the offered tools of the allow-list, with the shipped schema', async () => {
    const deps = scalekitWith(active, [upstream('gmail_get_profile'), upstream('gmail_delete_message')]);
    const { tools } = await listTools({}, scope, deps);
    expect(tools).toMatchObject([
      { name: 'gmail_get_profile', effect: 'read', inputSchema: { additionalProperties: false } },
    ]);
  });

  it('leaves the writes out on request, in every format', async () => {
    const deps = scalekitWith(active, [upstream('gmail_get_profile'), upstream('gmail_send_message')]);
    const { tools } = await listTools({ effect: 'read' }, scope, deps);
    expect(tools).toMatchObject([{ name: 'gmail_get_profile' }]);
    const formatted = await listTools({ effect: 'read', format: 'bedrock' }, scope, deps);
    expect(formatted).toMatchObject({
      tools: [{ toolSpec: { name: 'gmail_get_profile', inputSchema: { json: { type: 'object' } } } }],
      connections: { gmail_get_profile: 'gmail' },
    });
    expect(formatted.tools).toHaveLength(1);
  });

  it.each<[string, ConnectedAccount[], ToolDefinition[] | AppError, string]>([
    ['is not linked', [], [], 'reconnect-required'],
    ...(['EXPIRED', 'PENDING_AUTH', 'PENDING_VERIFICATION', 'DISCONNECTED', 'NOT_CONNECTED'] as const).map(
      (status): [string, ConnectedAccount[], ToolDefinition[], string] => [
        `is ${status}`,
        [{ connection: 'gmail', status }],
        [upstream('gmail_get_profile')],
        'reconnect-required',
      ],
    ),
    ['fails', active, new AppError('upstream-unavailable'), 'upstream-unavailable'],
  ])('reports a connection that %s beside the others', async (_case, accounts, definitions, code) => {
    const response = await listTools({ connection: 'gmail' }, scope, scalekitWith(accounts, definitions));
    const route = code === 'reconnect-required' && {
      reconnect: 'POST /connections/gmail/authorize?force=true',
    };
    expect(response).toEqual({ tools: [], unavailable: [{ connection: 'gmail', code, ...route }] });
  });

  it('fails as a whole after a bug, which is no reason of one connection', async () => {
    const { scalekit } = scalekitWith(active, []);
    scalekit.tools.definitions = () => Promise.reject(new TypeError('bug'));
    await expect(listTools({ connection: 'gmail' }, scope, { scalekit })).rejects.toThrow(TypeError);
  });

  it('fails with result-too-large when the response would exceed the limit', async () => {
    const many = Array.from({ length: 40_000 }, () => upstream('gmail_get_profile'));
    expect(
      (await rejectionOf(listTools({ connection: 'gmail' }, scope, scalekitWith(active, many)))).code,
    ).toBe('result-too-large');
  });

  it('refuses an unknown connection', async () => {
    expect((await rejectionOf(listTools({ connection: 'nope' }, scope, scalekitWith(active, [])))).code).toBe(
      'connection-unknown',
    );
  });

  it('fails as a whole when the accounts cannot be listed', async () => {
    const deps = scalekitWith(new AppError('upstream-unavailable'), []);
    expect((await rejectionOf(listTools({}, scope, deps))).code).toBe('upstream-unavailable');
  });
});
