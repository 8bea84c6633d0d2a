import { ScalekitBadRequestException, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import shipped from '../../../shared/connections/tools.json' with { type: 'json' };
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const published: { name: string }[] = shipped.gmail;
const OTHER = 'gmail-other';

let scalekit: SimulatedScalekit;
let client: ReturnType<SimulatedScalekit['client']>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION, OTHER]);
  client = scalekit.client();
  await scalekit.connect('one');
  for (const connection of [CONNECTION, OTHER]) await scalekit.connect('both', 'ACTIVE', connection);
});
afterAll(() => scalekit.stop());

const noFilter = { providers: [], toolNames: [], connectionNames: [] };
const profile = { toolName: 'gmail_get_profile', toolInput: {} };

describe('listScopedTools', () => {
  it('returns the product’s own definitions for the connections of the user', async () => {
    const { tools } = await client.tools.listScopedTools('one', { filter: noFilter, pageSize: 100 });
    expect(tools.map(({ tool }) => tool?.definition)).toEqual(published);
    expect(tools[0]).toMatchObject({ identifier: 'one', connectedAccountId: /^ca_\d+$/ });
  });

  it('returns an empty list for a user without an account', async () => {
    const { tools } = await client.tools.listScopedTools('stranger', { filter: noFilter });
    expect(tools).toEqual([]);
  });

  it('applies the connections, tools and providers of the filter', async () => {
    const toolNames = ['gmail_get_profile', 'slack_send_message'];
    const filter = { providers: ['GMAIL'], toolNames, connectionNames: [OTHER] };
    const { tools, totalSize } = await client.tools.listScopedTools('both', { filter });
    expect(totalSize).toBe(1);
    expect(tools[0]?.tool?.definition?.name).toBe('gmail_get_profile');
    const slack = { ...noFilter, providers: ['SLACK'] };
    expect((await client.tools.listScopedTools('both', { filter: slack })).tools).toEqual([]);
  });

  it('returns pages of ten by default, and rejects more than a hundred', async () => {
    const { tools, nextPageToken } = await client.tools.listScopedTools('both', { filter: noFilter });
    expect(tools).toHaveLength(10);
    const following = { filter: noFilter, pageToken: nextPageToken, pageSize: 100 };
    const rest = await client.tools.listScopedTools('both', following);
    expect(rest.tools).toHaveLength(published.length * 2 - 10);
    const tooMany = client.tools.listScopedTools('both', { filter: noFilter, pageSize: 101 });
    expect(await thrownBy(tooMany)).toBeInstanceOf(ScalekitBadRequestException);
  });
});

describe('listTools and listAvailableTools', () => {
  it('return each tool of the environment once', async () => {
    const { tools } = await client.tools.listTools({ pageSize: 100 });
    expect(tools.map(({ definition }) => definition)).toEqual(published);
    const available = await client.tools.listAvailableTools('one', { pageSize: 100 });
    expect(available.totalSize).toBe(published.length);
  });

  it('return only names for a summary', async () => {
    const { toolNames, tools } = await client.tools.listTools({
      filter: { summary: true, query: 'profile' },
    });
    expect({ toolNames, tools }).toEqual({ toolNames: ['gmail_get_profile'], tools: [] });
  });

  it('return NotFound for an identifier without an account', async () => {
    const error = await thrownBy(client.tools.listAvailableTools('stranger'));
    expect(error).toBeInstanceOf(ScalekitNotFoundException);
  });
});

describe('executeTool', () => {
  it('finds the account by id', async () => {
    const { connectedAccounts } = await client.actions.listConnectedAccounts({ identifier: 'one' });
    const connectedAccountId = connectedAccounts[0]?.id ?? '';
    const { data } = await client.actions.executeTool({ ...profile, connectedAccountId });
    expect(data).toMatchObject({ emailAddress: 'one@example.com' });
  });

  it('finds the account by identifier only while the user has one account', async () => {
    const { data } = await client.actions.executeTool({ ...profile, identifier: 'one' });
    expect(data).toMatchObject({ emailAddress: 'one@example.com' });
    const ambiguous = client.actions.executeTool({ ...profile, identifier: 'both' });
    expect(await thrownBy(ambiguous)).toBeInstanceOf(ScalekitNotFoundException);
  });

  it.each([
    ['an unknown user', { ...profile, connector: CONNECTION, identifier: 'stranger' }],
    ['an unknown connection', { ...profile, connector: 'gmail-elsewhere', identifier: 'one' }],
    ['an unknown tool', { ...profile, toolName: 'gmail_fly', connector: CONNECTION, identifier: 'one' }],
  ])('returns NotFound for %s, without a provider’s detail', async (_, request) => {
    const error = await thrownBy(client.actions.executeTool(request));
    expect(error).toBeInstanceOf(ScalekitNotFoundException);
    expect(error).not.toHaveProperty('isToolError');
  });

  it('rejects input that does not match the tool’s schema', async () => {
    const request = { toolName: 'gmail_send_message', toolInput: { to: 'x@example.com', text: 'x' } };
    const refused = client.actions.executeTool({ ...request, connector: CONNECTION, identifier: 'one' });
    expect(await thrownBy(refused)).toBeInstanceOf(ScalekitBadRequestException);
  });

  it.each(['EXPIRED', 'PENDING_AUTH', 'PENDING_VERIFICATION', 'DISCONNECTED'])(
    'returns a provider’s 401 for an account that is %s',
    async (status) => {
      await scalekit.connect(`user-${status}`, status);
      const request = { ...profile, connector: CONNECTION, identifier: `user-${status}` };
      const error = await thrownBy(client.actions.executeTool(request));
      expect(error).toMatchObject({ name: 'ScalekitToolUnauthorizedException', executionId: /^\d+$/ });
    },
  );
});
