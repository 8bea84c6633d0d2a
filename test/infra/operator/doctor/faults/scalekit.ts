import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScalekitClient } from '@scalekit-sdk/node';
import {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { localConnectionNames } from '../../../../../infra/local/run/local-stage.ts';
import { readSecret } from '../../../../../infra/operator/doctor/secret-reading.ts';
import type { ScalekitConnection } from '../../../../../infra/operator/scalekit/list-connections.ts';
import type { Deployment } from '../deployment.ts';
import type { Fault } from './fault.ts';

const withSecret = (members: Record<string, unknown>) => (deployment: Deployment) =>
  deployment.facts({ secret: deployment.secret(members) });

/** The stage has this name for its Gmail connection. */
const withGmail = (gmail: string) => (deployment: Deployment) => {
  const connectionNames = { ...localConnectionNames(), gmail } as ReturnType<
    Deployment['stage']
  >['connectionNames'];
  return deployment.facts({ stage: deployment.stage({ connectionNames }) });
};

/** Scalekit's client, in this process, returns changed connections. */
const withConnections = (change: Partial<ScalekitConnection>) =>
  withClient(({ connection }) => {
    const list = connection.listAppConnections.bind(connection);
    connection.listAppConnections = async (parameters) => {
      const page = await list(parameters);
      for (const each of page.connections) Object.assign(each, change);
      return page;
    };
  });

/** Scalekit's client, in this process, returns the tools that `change` keeps. */
const withTools = (change: (tool: { definition?: Record<string, unknown> }) => boolean) =>
  withClient(({ tools }) => {
    const list = tools.listTools.bind(tools);
    tools.listTools = async (parameters) => {
      const page = await list(parameters);
      page.tools = page.tools.filter(change);
      return page;
    };
  });

function withClient(change: (client: ScalekitClient) => void): Fault['inject'] {
  return async (deployment) => {
    const facts = await deployment.facts();
    if (facts.scalekit) change(facts.scalekit);
    return facts;
  };
}

const withFault = (fault: Record<string, unknown>) => async (deployment: Deployment) => {
  const facts = await deployment.facts();
  await deployment.scalekit.control('POST', 'faults', fault);
  return facts;
};

/** Scalekit's dashboard shows this OAuth app for a connection. */
const withApp = (connection: string, oauth: Record<string, unknown>) => async (deployment: Deployment) => {
  await deployment.scalekit.control('POST', 'connections', { connection, oauth });
  return deployment.facts();
};

const read = 'the Scalekit secret can be read';

export const secretFaults: Fault[] = [
  {
    title: read,
    cause: 'Secrets Manager cannot be reached',
    inject: async (deployment) => {
      const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
      const config = { endpoint: 'http://127.0.0.1:2', region: 'us-east-1', credentials, maxAttempts: 1 };
      return deployment.facts({ secret: await readSecret('secret', config) });
    },
    reported: /Secrets Manager cannot be reached: \w+\. Remedy: check the region and the network/,
  },
  {
    title: read,
    cause: 'a page comes in place of the response of Secrets Manager',
    inject: async (deployment) => {
      const server = createServer((_request, response) => response.end('<p>page-canary</p>'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
      const endpoint = `http://127.0.0.1:${port}`;
      const config = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
      const secret = await readSecret('secret', config);
      server.close();
      return deployment.facts({ secret });
    },
    reported: /reading the secret failed: SyntaxError\. Remedy: check the AWS credentials, the region/,
  },
  {
    title: 'the Scalekit secret is well-formed',
    cause: 'the client id is missing',
    inject: withSecret({ clientId: undefined }),
    reported: /: clientId is missing or of the wrong type\. Remedy: .*put-credentials/,
  },
  {
    title: 'the webhook secrets are valid keys',
    cause: 'a key is short',
    inject: withSecret({ webhookSecrets: ['whsec_c2hvcnQ='] }),
    reported: /: webhookSecrets\.0 has a key shorter than 24 bytes\. Remedy: .*put-credentials/,
  },
  {
    title: 'the webhook secrets are valid keys',
    cause: 'one is not a webhook secret',
    inject: withSecret({ webhookSecrets: ['secret-canary'] }),
    reported: /: webhookSecrets\.0 must be whsec_ and base64/,
  },
];

const names = 'Scalekit has the connections by their names';
const ready = 'the connections are ready';
const owners = 'the connections have OAuth apps of your own';
const scopes = 'the connections request the scopes of the tools';
const verification = 'the endpoint of custom user verification responds';
const verify = 'verifyConnectedAccountUser';

export const scalekitFaults: Fault[] = [
  {
    title: 'Scalekit responds',
    cause: 'nothing listens',
    inject: (deployment) =>
      deployment.facts({ stage: deployment.stage({ scalekitEnvironmentUrl: 'http://127.0.0.1:2' }) }),
    reported: /: ECONNREFUSED\. Remedy: write the environment's URL into scalekitEnvironmentUrl/,
  },
  {
    title: 'Scalekit accepts the credentials',
    cause: 'the secret is wrong',
    inject: withSecret({ clientSecret: 'wrong-secret-canary' }),
    reported: /its token endpoint returns 401\. Remedy: put the client id and the secret .*put-credentials/,
  },
  {
    title: 'Scalekit accepts the credentials',
    cause: 'Scalekit is down',
    inject: async (deployment) => {
      await deployment.scalekit.control('POST', 'faults', { at: 'scalekit.token', do: 'error', status: 503 });
      return deployment.facts();
    },
    reported: /its token endpoint returns 503\. Remedy: check Scalekit's status page/,
  },
  {
    title: names,
    cause: 'no connection has that name',
    inject: withGmail('mail'),
    reported: /gmail: there is no "mail"\. Remedy: write connectionNames/,
  },
  {
    title: names,
    cause: 'its name differs in case',
    inject: withGmail('Gmail-local'),
    reported: /gmail: there is no "Gmail-local", but "gmail-local"\. Remedy/,
  },
  {
    title: names,
    cause: 'its name has a blank at the end',
    inject: withConnections({ keyId: 'gmail-local ' }),
    reported: /gmail: there is no "gmail-local", but "gmail-local "/,
  },
  {
    title: ready,
    cause: 'it is of another provider',
    inject: withGmail('slack-local'),
    reported: /: gmail: its provider is "SLACK", not GMAIL\. Remedy: complete and enable/,
  },
  {
    title: ready,
    cause: 'it is disabled',
    inject: withConnections({ enabled: false }),
    reported: /gmail: it is disabled; slack: it is disabled/,
  },
  {
    title: ready,
    cause: 'it is a draft',
    inject: withConnections({ status: ConnectionStatus.DRAFT }),
    reported: /gmail: it is not completed \(DRAFT\)/,
  },
  ...(['API_KEY', 'BASIC', 'BEARER'] as const).map((type) => ({
    title: ready,
    cause: `it is ${type} and the declaration OAuth`,
    inject: withConnections({ type: ConnectionType[type] }),
    reported: new RegExp(
      `: gmail: its auth type is ${type}, but OAuth is declared, so each request .* 409 reconnect-required; linear: its [^;]*\\. Remedy: .*create one with the type that`,
    ),
  })),
  {
    title: ready,
    cause: 'it is OAUTH and the declaration an API key',
    inject: withConnections({ type: ConnectionType.OAUTH }),
    reported:
      /ready: freshdesk: its auth type is OAUTH, but an API key or a password is declared, so [^;]*\. Remedy: .*change `credential` \(docs\/connectors\.md\)/,
  },
  {
    title: owners,
    status: 'warn',
    cause: "one has Scalekit's own app",
    inject: withApp('slack-local', { usePlatformCreds: true }),
    reported: /: Scalekit's own OAuth app serves slack\. Remedy: .*docs\/connections\.md/,
  },
  {
    title: scopes,
    cause: 'an app may read and not write',
    inject: withApp('gmail-local', { scopes: ['https://www.googleapis.com/auth/gmail.readonly'] }),
    reported:
      /gmail does not request \S+gmail\.send \(or one of 3 wider\), which gmail_send_message, gmail_reply_to_thread need; .*Users who linked before link again/,
  },
  {
    title: scopes,
    cause: 'an app lacks the scope of one tool',
    inject: withApp('slack-local', {
      scopes: ['channels:read', 'channels:history', 'users:read', 'im:write', 'channels:write', 'chat:write'],
    }),
    reported: /: slack does not request users:read\.email, which slack_lookup_user_by_email need\. Remedy/,
  },
  {
    title: verification,
    cause: 'it responds that the setting is off',
    inject: withFault({ at: `scalekit.${verify}`, do: 'error', code: 'FailedPrecondition' }),
    reported: /it returns \w+ to a made-up request, not 404\. Remedy: choose Custom user verification/,
  },
  {
    title: 'Scalekit has the allow-listed tools',
    cause: 'a tool is gone',
    inject: withTools(({ definition }) => definition?.name !== 'gmail_get_profile'),
    reported: /: there is no gmail_get_profile\. Remedy: remove it from the allow-list/,
  },
  {
    title: "the shipped tool definitions are Scalekit's",
    cause: 'a description differs',
    inject: withTools(({ definition }) => {
      if (definition?.name === 'slack_auth_test') definition.description = 'new';
      return true;
    }),
    reported: /: slack_auth_test has changed\. Remedy: npm run tools:update/,
  },
];
