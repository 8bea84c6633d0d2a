import { mcpUser } from '../../mcp/mcp-user.ts';
import { linkGmail, send, signedIn } from '../../stack/product.ts';
import { armFault, control, recycle } from '../../stack/stack-control.ts';
import { eachMinute } from '../alarm-control.ts';
import type { Scenario } from '../scenario.ts';

const USER = 'alarms-of-outages';

async function useUser() {
  await linkGmail(USER);
  return signedIn(USER);
}

/** The faults are of one function, or of one user, as a job that is due meanwhile would have alarms of its own. */
const DIGESTS = 'digest-schedule';

/** Takes a right away from a function. */
const revoke = (holder: string, action: string) => control('POST', 'iam', { revoked: [{ holder, action }] });

/** What an outage of Scalekit or of AWS does to requests. */
export const outageScenarios: readonly Scenario[] = [
  {
    title: 'Scalekit is unavailable',
    fires: ['UpstreamUnavailable', 'ApiServerErrors', 'ServiceDown'],
    queries: ['upstream failures', '5xx by code and trace'],
    cause: async () => {
      const user = await useUser();
      await armFault({ at: 'scalekit.*', do: 'error', code: 'Unavailable', share: 1, identifier: USER });
      await eachMinute(3, () => user('GET /connections'));
    },
  },
  {
    title: "Scalekit's token endpoint refuses the credentials",
    fires: ['ScalekitCredentials', 'UpstreamUnavailable', 'ApiServerErrors', 'ServiceDown'],
    queries: ['upstream failures'],
    cause: async () => {
      const user = await useUser();
      await recycle('callback-status');
      await armFault({ at: 'scalekit.token', do: 'error', status: 401, share: 1 });
      await eachMinute(3, () => user('GET /connections'));
    },
  },
  {
    title: 'agents call tools while Scalekit is unavailable',
    fires: ['ToolCallsFailed', 'UpstreamUnavailable', 'ServiceDown'],
    queries: ['tool calls'],
    cause: async () => {
      await linkGmail(USER);
      const agent = await mcpUser({ sub: USER });
      await armFault({ at: 'scalekit.*', do: 'error', code: 'Unavailable', share: 1, identifier: USER });
      await eachMinute(3, () => agent.call('gmail_get_profile'));
    },
  },
  {
    title: 'requests have no token',
    fires: ['ApiClientErrors'],
    queries: ['refused requests'],
    cause: () => eachMinute(10, () => send('GET /connections')),
  },
  {
    title: 'a user starts links without end',
    fires: ['ApiRateLimited', 'ApiClientErrors'],
    queries: ['refused requests'],
    cause: async () => {
      const user = await signedIn('alarms-of-limits');
      for (let flow = 0; flow < 5; flow += 1) await user('POST /connections/gmail/authorize');
      await eachMinute(11, () => user('POST /connections/gmail/authorize'));
    },
  },
  {
    title: 'DynamoDB throttles the table',
    fires: ['TableThrottled', 'UpstreamUnavailable', 'ApiServerErrors', 'ServiceDown'],
    queries: ['upstream failures'],
    cause: async () => {
      const user = await useUser();
      const code = 'ProvisionedThroughputExceededException';
      await armFault({ at: 'dynamodb.*', do: 'error', status: 400, code, share: 1, function: DIGESTS });
      await eachMinute(3, () => user('GET /digest'));
    },
  },
  {
    title: 'DynamoDB fails',
    fires: ['TableErrors', 'UpstreamUnavailable', 'ApiServerErrors', 'ServiceDown'],
    queries: ['upstream failures'],
    cause: async () => {
      const user = await useUser();
      await armFault({ at: 'dynamodb.*', do: 'error', status: 500, share: 1, function: DIGESTS });
      await eachMinute(3, () => user('GET /digest'));
    },
  },
  {
    title: 'a function lacks a right',
    fires: ['PermissionDenied'],
    queries: ['denied calls', '5xx by code and trace'],
    cause: async () => {
      const user = await useUser();
      await revoke('digest-schedule', 'dynamodb:GetItem');
      await eachMinute(1, () => user('GET /digest'));
    },
  },
];
