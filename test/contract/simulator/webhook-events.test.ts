import { existsSync, readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { type WebhookKind, webhookKinds } from '../../../infra/local/scalekit/webhooks/webhook-event.ts';
import { CONNECTION, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';
import { useWebhooks } from '../../support/scalekit/simulated-webhooks.ts';
import type { Received, WebhookBody } from '../../support/scalekit/webhook-receiver.ts';

const { post, connect, client, inbox, register, emit, received } = useWebhooks();

const typesIn = (some: Received[]) => some.map(({ event }) => event.type.split('.')[1]).sort();

describe('the events of an account', () => {
  const userVerifyUrl = 'https://app.example/connected';

  it('are sent as they happen, from the link to the deletion', async () => {
    await register();
    const key = { connectionName: CONNECTION, identifier: 'linked' };
    const { link } = await client().actions.getAuthorizationLink({ ...key, userVerifyUrl });
    const { redirectTo } = await post<{ redirectTo: string }>('consents', { link, decision: 'approve' });
    const authRequestId = new URL(redirectTo).searchParams.get('auth_request_id') ?? '';
    await client().actions.verifyConnectedAccountUser({ authRequestId, identifier: 'linked' });
    await client().actions.updateConnectedAccount(key);
    await client().actions.deleteConnectedAccount(key);
    await received(8);
    expect(typesIn(inbox())).toEqual([
      'created',
      'deleted',
      'magic_link_generated',
      'oauth_succeeded',
      'oauth_tokens_fetched',
      'status_updated',
      'status_updated',
      'updated',
    ]);
    const changes = inbox().filter(({ event }) => event.type.endsWith('status_updated'));
    const inOrder = changes
      .map(({ event }) => event)
      .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
    expect(inOrder.map(({ data }) => [data.old_status, data.status])).toEqual([
      ['PENDING_AUTH', 'PENDING_VERIFICATION'],
      ['PENDING_VERIFICATION', 'ACTIVE'],
    ]);
  });

  it('report a refreshed token, and a failed refresh', async () => {
    await connect('fresh');
    await register();
    const run = { toolName: 'gmail_get_profile', toolInput: {}, connector: CONNECTION, identifier: 'fresh' };
    await post('accounts/tokens/expire', { identifier: 'fresh' });
    await client().actions.executeTool(run);
    await received(1);
    expect(typesIn(inbox())).toEqual(['token_refresh_succeeded']);
    await post('accounts/tokens/expire', { identifier: 'fresh' });
    await post('accounts/refresh', { identifier: 'fresh', fails: true });
    await thrownBy(client().actions.executeTool(run));
    await received(3);
    expect(typesIn(inbox().slice(1))).toEqual(['status_updated', 'token_refresh_failed']);
  });

  it('never contain a token', async () => {
    await register();
    await connect('secretive');
    await received(2);
    expect(
      inbox()
        .map(({ body }) => body)
        .join(),
    ).not.toMatch(/ya29|1\/\//);
  });
});

const folder = process.env.REFERENCE_DATA_DIR ?? '../shared/data';
const file = `${folder}/scalekit-agentkit-openapi.json`;

/** Scalekit's published schemas and examples, if this machine has them. */
describe.skipIf(!existsSync(file))('an event of the OpenAPI', () => {
  it.each(webhookKinds)('connected_account.%s matches its schema and example', async (kind) => {
    const openApi = JSON.parse(readFileSync(file, 'utf8'));
    const type = `connected_account.${kind}`;
    const { schema, example } = openApi.webhooks[type].post.requestBody.content['application/json'];
    const event = await emitEvent(kind);
    const schemas = Object.entries(openApi.components.schemas).filter(([name]) =>
      /Event(?:Data)?$/.test(name),
    );
    const validator = new Validator({ ...schema, components: { schemas: Object.fromEntries(schemas) } });
    expect(validator.validate(event)).toMatchObject({ valid: true });
    const optional = ['last_used_at', 'token_expires_at'];
    const fields = (each: object) => Object.keys(each).filter((name) => !optional.includes(name));
    expect(fields(event).sort()).toEqual(fields(example).sort());
    expect(fields(event.data).sort()).toEqual(fields(example.data).sort());
  });
});

/** Emits an event of that kind for an ACTIVE account. */
async function emitEvent(kind: WebhookKind): Promise<WebhookBody> {
  await connect(`form-${kind}`);
  await register();
  await emit(`form-${kind}`, { type: `connected_account.${kind}` });
  return (await received(1)).event;
}

describe('an event', () => {
  it('has its account and the token’s expiry, and no connection name', async () => {
    const event = await emitEvent('oauth_succeeded');
    expect(event).toEqual({
      spec_version: '1',
      id: expect.stringMatching(/^evt_\d+$/),
      type: 'connected_account.oauth_succeeded',
      object: 'ConnectedAccount',
      occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      environment_id: expect.stringMatching(/^env_\d+$/),
      data: {
        authorization_type: 'OAUTH',
        connection_id: expect.stringMatching(/^conn_\d+$/),
        id: expect.stringMatching(/^ca_\d+$/),
        identifier: 'form-oauth_succeeded',
        provider: 'GMAIL',
        status: 'ACTIVE',
        token_expires_at: expect.stringMatching(/\.\d{9}Z$/),
      },
    });
  });

  it('of a changed status has the old status and the connection’s name', async () => {
    const { data } = await emitEvent('status_updated');
    expect(data).toMatchObject({ connection_name: CONNECTION, status: 'ACTIVE', old_status: 'ACTIVE' });
    expect(data).not.toHaveProperty('token_expires_at');
  });

  it('has the organization of the account', async () => {
    await register();
    await post('accounts', { identifier: 'scoped', connection: CONNECTION, organizationId: 'org_7' });
    await received(1);
    expect(inbox()[0]?.event.organization_id).toBe('org_7');
  });
});
