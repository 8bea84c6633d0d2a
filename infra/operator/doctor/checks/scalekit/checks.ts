import { randomBytes } from 'node:crypto';
import { type ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { listConnections } from '../../../scalekit/list-connections.ts';
import { ScalekitRest } from '../../../scalekit/rest-client.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from '../check.ts';
import { judgeOwners, judgeScopes, readApps } from './apps.ts';
import { judgeNames, judgeReadiness } from './connections.ts';
import { judgeDefinitions, judgeTools } from './tools.ts';

/** Scalekit's environment as the stage requires it. */
export const scalekitChecks: Check[] = [
  defineCheck('Scalekit responds', ['scalekitExchange'], ({ scalekitExchange }) =>
    'status' in scalekitExchange
      ? pass
      : fail(
          scalekitExchange.unreachable,
          "write the environment's URL into scalekitEnvironmentUrl of the stage",
        ),
  ),
  defineCheck('Scalekit accepts the credentials', ['credentialsExchange'], ({ credentialsExchange }) => {
    if (!('status' in credentialsExchange)) return fail(credentialsExchange.unreachable, 'check the network');
    const { status } = credentialsExchange;
    if (status === 200) return pass;
    const isRefused = status === 400 || status === 401 || status === 403;
    return fail(
      `its token endpoint returns ${status}`,
      isRefused
        ? 'put the client id and the secret of this environment: npm run put-credentials -- --secret-id ARN'
        : "check Scalekit's status page, and scalekitEnvironmentUrl of the stage",
    );
  }),
  scalekitCheck('Scalekit has the connections by their names', async (client, stage) =>
    judgeNames(stage.connectionNames, await listConnections(client)),
  ),
  scalekitCheck('the connections are ready', async (client, stage) =>
    judgeReadiness(stage.connectionNames, await listConnections(client)),
  ),
  scalekitCheck('the connections have OAuth apps of your own', async (client, stage, rest) =>
    judgeOwners(await readApps(rest, stage.connectionNames, await listConnections(client))),
  ),
  scalekitCheck('the connections request the scopes of the tools', async (client, stage, rest) =>
    judgeScopes(await readApps(rest, stage.connectionNames, await listConnections(client))),
  ),
  scalekitCheck('the endpoint of custom user verification responds', probeVerification),
  scalekitCheck('Scalekit has the allow-listed tools', (client, stage) =>
    judgeTools(stage.connectionNames, client),
  ),
  scalekitCheck("the shipped tool definitions are Scalekit's", (client, stage) =>
    judgeDefinitions(stage.connectionNames, client),
  ),
];

type Stage = { connectionNames: Record<string, string>; scalekitEnvironmentUrl: string };

/** Defines a check that calls Scalekit. It prints only an error's name: the SDK's errors hold the request's headers. */
function scalekitCheck(
  title: string,
  judge: (client: ScalekitClient, stage: Stage, rest: ScalekitRest) => Promise<Outcome>,
): Check {
  return defineCheck(
    title,
    ['scalekit', 'stage', 'credentials'],
    async ({ scalekit, stage, credentials }) => {
      try {
        const environmentUrl = stage.scalekitEnvironmentUrl;
        return await judge(scalekit, stage, new ScalekitRest({ environmentUrl, ...credentials }));
      } catch (error) {
        return fail(
          `the call to Scalekit failed with ${error instanceof Error ? error.name : typeof error}`,
          "try again; if it fails again, check the rights of the API credentials and Scalekit's status page",
        );
      }
    },
  );
}

/** No API of Scalekit returns the setting, so this shows only that the endpoint behind it exists. */
async function probeVerification({ connectedAccounts }: ScalekitClient): Promise<Outcome> {
  const authRequestId = randomBytes(32).toString('base64url');
  const setting =
    "choose Custom user verification in Scalekit's dashboard, under Agent Auth > User Verification";
  let found: string;
  try {
    await connectedAccounts.verifyConnectedAccountUser({ authRequestId, identifier: 'onbehalf-doctor' });
    found = 'it accepts';
  } catch (error) {
    if (error instanceof ScalekitNotFoundException) {
      return {
        status: 'pass',
        note: 'a made-up request gets 404, as documented; only the dashboard shows whether the setting is on',
      };
    }
    found = `it returns ${error instanceof Error ? error.name : typeof error} to`;
  }
  return fail(`${found} a made-up request, not 404`, setting);
}
