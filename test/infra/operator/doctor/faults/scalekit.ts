import type { ScalekitClient } from '@scalekit-sdk/node';
import { ConnectionStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { localConnectionNames } from '../../../../../infra/local/run/local-stage.ts';
import type { Listed } from '../../../../../infra/operator/doctor/checks/scalekit-connections.ts';
import { readSecret } from '../../../../../infra/operator/doctor/secret-reading.ts';
import type { Deployment } from '../deployment.ts';
import type { Planted } from './fault.ts';

const withSecret = (members: Record<string, unknown>) => (deployment: Deployment) =>
  deployment.facts({ secret: deployment.secret(members) });

/** The stage calls its Gmail connection so. */
const withGmail = (gmail: string) => (deployment: Deployment) => {
  const connectionNames = { ...localConnectionNames(), gmail } as ReturnType<
    Deployment['stage']
  >['connectionNames'];
  return deployment.facts({ stage: deployment.stage({ connectionNames }) });
};

/** Scalekit, in this process, tells of its connections otherwise. */
const withConnections = (change: Partial<Listed>) =>
  withClient(({ connection }) => {
    const list = connection.listAppConnections.bind(connection);
    connection.listAppConnections = async (parameters) => {
      const page = await list(parameters);
      for (const each of page.connections) Object.assign(each, change);
      return page;
    };
  });

/** Scalekit, in this process, tells of its tools otherwise. */
const withTools = (change: (tool: { definition?: Record<string, unknown> }) => boolean) =>
  withClient(({ tools }) => {
    const list = tools.listTools.bind(tools);
    tools.listTools = async (parameters) => {
      const page = await list(parameters);
      page.tools = page.tools.filter(change);
      return page;
    };
  });

function withClient(change: (client: ScalekitClient) => void): Planted['plant'] {
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

const read = 'the Scalekit secret can be read';

export const plantedInSecret: Planted[] = [
  {
    title: read,
    cause: 'Secrets Manager cannot be reached',
    plant: async (deployment) => {
      const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
      const config = { endpoint: 'http://127.0.0.1:2', region: 'us-east-1', credentials, maxAttempts: 1 };
      return deployment.facts({ secret: await readSecret('secret', config) });
    },
    told: /Secrets Manager was asked and there was \w+\. Remedy: look at the AWS credentials/,
  },
  {
    title: 'the Scalekit secret has its form',
    cause: 'the client id is missing',
    plant: withSecret({ clientId: undefined }),
    told: /: clientId is missing or no text\. Remedy: .*put-credentials/,
  },
  {
    title: 'the webhook secrets hold keys',
    cause: 'a key is short',
    plant: withSecret({ webhookSecrets: ['whsec_c2hvcnQ='] }),
    told: /: webhookSecrets\.0 holds a key of under 24 bytes\. Remedy: .*put-credentials/,
  },
  {
    title: 'the webhook secrets hold keys',
    cause: 'one is no webhook secret',
    plant: withSecret({ webhookSecrets: ['secret-canary'] }),
    told: /: webhookSecrets\.0 must be whsec_ and base64/,
  },
];

const names = 'Scalekit has the connections by their names';
const ready = 'the connections are ready';
const verification = 'the endpoint of custom user verification answers';
const verify = 'verifyConnectedAccountUser';

export const plantedInScalekit: Planted[] = [
  {
    title: 'Scalekit answers',
    cause: 'nothing listens',
    plant: (deployment) =>
      deployment.facts({ stage: deployment.stage({ scalekitEnvironmentUrl: 'http://127.0.0.1:2' }) }),
    told: /: ECONNREFUSED\. Remedy: write the environment's URL into scalekitEnvironmentUrl/,
  },
  {
    title: 'Scalekit takes the credentials',
    cause: 'the secret is wrong',
    plant: withSecret({ clientSecret: 'wrong-secret-canary' }),
    told: /its token endpoint answers 401\. Remedy: put the id and the secret .*put-credentials/,
  },
  {
    title: 'Scalekit takes the credentials',
    cause: 'Scalekit is down',
    plant: async (deployment) => {
      await deployment.scalekit.control('POST', 'faults', { at: 'scalekit.token', do: 'error', status: 503 });
      return deployment.facts();
    },
    told: /its token endpoint answers 503\. Remedy: look at Scalekit's status page/,
  },
  {
    title: names,
    cause: 'there is none of that name',
    plant: withGmail('mail'),
    told: /gmail: there is no "mail"\. Remedy: write the connection names/,
  },
  {
    title: names,
    cause: 'its name has other case',
    plant: withGmail('Gmail-local'),
    told: /gmail: there is no "Gmail-local", but "gmail-local"\. Remedy/,
  },
  {
    title: names,
    cause: 'its name has a blank at the end',
    plant: withConnections({ keyId: 'gmail-local ' }),
    told: /gmail: there is no "gmail-local", but "gmail-local "/,
  },
  {
    title: ready,
    cause: 'it is of another provider',
    plant: withGmail('slack-local'),
    told: /: gmail: its provider is "SLACK", not GMAIL\. Remedy: complete and enable/,
  },
  {
    title: ready,
    cause: 'it is disabled',
    plant: withConnections({ enabled: false }),
    told: /gmail: it is disabled; slack: it is disabled/,
  },
  {
    title: ready,
    cause: 'it is a draft',
    plant: withConnections({ status: ConnectionStatus.DRAFT }),
    told: /gmail: it is not completed \(DRAFT\)/,
  },
  {
    title: verification,
    cause: 'it answers that the setting is off',
    plant: withFault({ at: `scalekit.${verify}`, do: 'error', code: 'FailedPrecondition' }),
    told: /there was \w+ for a made-up request, not 404\. Remedy: choose Custom user verification/,
  },
  {
    title: 'Scalekit has the allow-listed tools',
    cause: 'a tool is gone',
    plant: withTools(({ definition }) => definition?.name !== 'gmail_get_profile'),
    told: /: there is no gmail_get_profile\. Remedy: take it off the allow-list/,
  },
  {
    title: "the shipped tool definitions are Scalekit's",
    cause: 'a description is another',
    plant: withTools(({ definition }) => {
      if (definition?.name === 'slack_auth_test') definition.description = 'new';
      return true;
    }),
    told: /: slack_auth_test has changed\. Remedy: npm run tools:update/,
  },
];
