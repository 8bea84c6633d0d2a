import cdkJson from '../../../cdk.json' with { type: 'json' };

/** A product's stage as an operator would write it, every parameter given and none at its default. */
export const acme = {
  scalekitEnvironmentUrl: 'https://acme.scalekit.dev',
  issuer: 'https://login.acme.test/tenant/',
  audience: ['https://api.acme.test', 'acme-mobile'],
  serviceClients: ['nightly-import', 'crm-sync'],
  userClaim: 'https://acme.test/uid',
  allowedOrigins: ['https://app.acme.test', 'https://admin.acme.test:8443'],
  userVerifyUrl: 'https://app.acme.test/connections/callback?from=onbehalf',
  connectionNames: {
    gmail: 'gmail-prod-x7',
    slack: 'slack-prod-x7',
    notion: 'notion-prod-x7',
    googlecalendar: 'googlecalendar-prod-x7',
  },
  throttle: { ratePerSecond: 7, burst: 11 },
  logRetentionDays: 90,
};

/** The same product on one machine, the only place where http is let through. */
export const local = {
  ...acme,
  scalekitEnvironmentUrl: 'http://127.0.0.1:4010',
  issuer: 'http://localhost:4000',
  allowedOrigins: ['http://localhost:5173'],
  userVerifyUrl: 'http://localhost:5173/callback',
};

/** The feature flags that every synth of the project runs with, and no bundling, which template tests do without. */
export const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] };
