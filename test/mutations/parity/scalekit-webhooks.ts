import type { ParityMutation } from '../mutation.ts';

const openApi = 'https://github.com/scalekit-inc/developer-docs/blob/main/public/api/agentkit.scalar.json';
const overview = 'https://docs.scalekit.com/reference/webhooks/overview/';
const spec = 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md';
const sdk = '@scalekit-sdk/node 2.11.0, lib/scalekit.js';

export const scalekitWebhooks: readonly ParityMutation[] = [
  {
    behaviour: 'Scalekit signs a webhook by HMAC-SHA256',
    source: spec,
    file: 'infra/local/scalekit/webhooks/webhook-signature.ts',
    find: "createHmac('sha256', key)",
    replace: "createHmac('sha512', key)",
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'is accepted by the SDK with the environment’s secret',
  },
  {
    behaviour: 'The key of a webhook secret is its base64 after whsec_',
    source: sdk,
    file: 'infra/local/scalekit/webhooks/webhook-signature.ts',
    find: `Buffer.from(secret.slice('whsec_'.length), 'base64')`,
    replace: 'Buffer.from(secret)',
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'is accepted by the SDK with the environment’s secret',
  },
  {
    behaviour: 'A repeated webhook keeps its webhook-id',
    source: spec,
    file: 'infra/local/scalekit/webhooks/webhook-delivery.ts',
    find: 'id: event.id, body: event.body',
    replace: 'id: event.id + Math.random(), body: event.body',
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'is retried after a 500',
  },
  {
    behaviour: 'A repeated webhook is signed at its own time',
    source: spec,
    file: 'infra/local/scalekit/webhooks/webhook-delivery.ts',
    find: 'const at = new Date();',
    replace: 'const at = new Date(Math.floor(Date.now() / 600_000) * 600_000);',
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'has a new time and signature',
  },
  {
    behaviour: 'Scalekit repeats a webhook until the response is a 2xx',
    source: overview,
    file: 'infra/local/scalekit/webhooks/webhook-delivery.ts',
    find: `response.ok ? 'OK'`,
    replace: `response.status < 400 ? 'OK'`,
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'is retried after a redirect',
  },
  {
    behaviour: 'Scalekit repeats a webhook that could not be delivered, a limited number of times',
    source: overview,
    file: 'infra/local/scalekit/webhooks/webhook-delivery.ts',
    find: 'const delays = [...context.policy.retryDelaysSeconds];',
    replace: 'const delays = [1, ...context.policy.retryDelaysSeconds];',
    test: 'test/contract/simulator/webhooks.test.ts',
    name: 'fails for good after the last retry',
  },
  {
    behaviour: 'status_updated has the old status and the connection’s name',
    source: openApi,
    file: 'infra/local/scalekit/webhooks/webhook-event.ts',
    find: `kind === 'status_updated' ? toStatusChange(account, options) : toAccountData(account, options)`,
    replace: 'toAccountData(account, options)',
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'of a changed status has the old status',
  },
  {
    behaviour: 'status_updated is not triggered by the creation of an account',
    source: openApi,
    file: 'infra/local/scalekit/accounts/accounts.ts',
    find: `this.#onChange('created', account);`,
    replace: `this.#onChange('created', account);
    this.#onChange('status_updated', account, account.status);`,
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'are sent as they happen',
  },
  {
    behaviour: 'oauth_tokens_fetched reports fetched tokens',
    source: openApi,
    file: 'infra/local/scalekit/links/consents.ts',
    find: `  webhooks.emit('oauth_tokens_fetched', { ...account, tokens });
`,
    replace: '',
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'are sent as they happen',
  },
  {
    behaviour: 'token_refresh_failed reports a failed refresh',
    source: openApi,
    file: 'infra/local/scalekit/tokens/token-refresh.ts',
    find: `    webhooks.emit('token_refresh_failed', account);
`,
    replace: '',
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'report a refreshed token',
  },
  {
    behaviour: 'The times of a webhook have nine digits after the point',
    source: openApi,
    file: 'infra/local/scalekit/webhooks/webhook-event.ts',
    find: `padStart(6, '0')`,
    replace: `padStart(3, '0')`,
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'has its account and the token’s expiry',
  },
  {
    behaviour: 'An event names the organization that its account belongs to',
    source: openApi,
    file: 'infra/local/scalekit/webhooks/webhook-event.ts',
    find: '...(organizationId && { organization_id: organizationId }),',
    replace: '',
    test: 'test/contract/simulator/webhook-events.test.ts',
    name: 'has the organization',
  },
];
