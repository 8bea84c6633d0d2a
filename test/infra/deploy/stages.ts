import cdkJson from '../../../cdk.json' with { type: 'json' };
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';

/** A product's stage as an operator writes it; no parameter has its default value. */
export const acme = {
  scalekitEnvironmentUrl: 'https://acme.scalekit.dev',
  issuer: 'https://login.acme.test/tenant/',
  audience: ['https://api.acme.test', 'acme-mobile'],
  serviceClients: ['nightly-import', 'crm-sync'],
  userClaim: 'https://acme.test/uid',
  allowedOrigins: ['https://app.acme.test', 'https://admin.acme.test:8443'],
  userVerifyUrl: 'https://app.acme.test/connections/callback?from=onbehalf',
  serverSide: false,
  connectUrl: 'https://app.acme.test/connections?from=chat',
  connectionNames: Object.fromEntries(Object.keys(connections).map((name) => [name, `${name}-prod-x7`])),
  providerApiUrls: Object.fromEntries(
    Object.entries<ConnectionConfig>(connections)
      .filter(([, { actions, apiUrl }]) => actions !== undefined && apiUrl === undefined)
      .map(([name]) => [name, `https://acme.${name}.test/base`]),
  ),
  throttle: { ratePerSecond: 7, burst: 11 },
  concurrency: { 'mail-digest': 20 },
  accountConcurrency: 500,
  alarms: { email: 'on-call@acme.test' },
  tracing: 'PassThrough',
  reconcileFindings: 25,
  logRetentionDays: 90,
};

/** The same product on a developer's machine, the only stage that may use http. */
export const local = {
  ...acme,
  scalekitEnvironmentUrl: 'http://127.0.0.1:4010',
  issuer: 'http://localhost:4000',
  allowedOrigins: ['http://localhost:5173'],
  userVerifyUrl: 'http://localhost:5173/callback',
  concurrency: {},
  tracing: 'Active',
};

/** The feature flags of every synth of the project, without bundling, which template tests do not need. */
export const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] };
