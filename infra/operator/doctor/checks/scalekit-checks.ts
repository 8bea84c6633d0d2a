import { randomBytes } from 'node:crypto';
import { type ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { type Check, check, fail, type Outcome, pass } from './check.ts';
import { judgeNames, judgeReadiness, listConnections } from './scalekit-connections.ts';
import { judgeDefinitions, judgeTools } from './scalekit-tools.ts';

/** Scalekit's environment as the stage needs it. */
export const scalekitChecks: Check[] = [
  check('Scalekit answers', ['scalekitExchange'], ({ scalekitExchange }) =>
    'status' in scalekitExchange
      ? pass
      : fail(
          scalekitExchange.unreachable,
          "write the environment's URL into scalekitEnvironmentUrl of the stage",
        ),
  ),
  check('Scalekit takes the credentials', ['credentialsExchange'], ({ credentialsExchange }) => {
    if (!('status' in credentialsExchange))
      return fail(credentialsExchange.unreachable, 'look at the network');
    const { status } = credentialsExchange;
    if (status === 200) return pass;
    const isRefused = status === 400 || status === 401 || status === 403;
    return fail(
      `its token endpoint answers ${status}`,
      isRefused
        ? 'put the id and the secret of this environment: npm run put-credentials -- --secret-id ARN'
        : "look at Scalekit's status page, and at scalekitEnvironmentUrl of the stage",
    );
  }),
  asking('Scalekit has the connections by their names', async (client, stage) =>
    judgeNames(stage.connectionNames, await listConnections(client)),
  ),
  asking('the connections are ready', async (client, stage) =>
    judgeReadiness(stage.connectionNames, await listConnections(client)),
  ),
  asking('the endpoint of custom user verification answers', verifyNobody),
  asking('Scalekit has the allow-listed tools', (client) => judgeTools(client)),
  asking("the shipped tool definitions are Scalekit's", (client) => judgeDefinitions(client)),
];

type Stage = { connectionNames: Record<string, string> };

/** A check that calls Scalekit. The SDK's errors hold the request, its headers included: only their names are told. */
function asking(title: string, judge: (client: ScalekitClient, stage: Stage) => Promise<Outcome>): Check {
  return check(title, ['scalekit', 'stage'], async ({ scalekit, stage }) => {
    try {
      return await judge(scalekit, stage);
    } catch (error) {
      return fail(
        `Scalekit was asked and there was ${error instanceof Error ? error.name : typeof error}`,
        "try again; if it stays, look at the rights of the API credentials and at Scalekit's status page",
      );
    }
  });
}

/** No API of Scalekit tells the setting, so this shows no more than that the endpoint behind it is there. */
async function verifyNobody({ connectedAccounts }: ScalekitClient): Promise<Outcome> {
  const authRequestId = randomBytes(32).toString('base64url');
  const setting =
    "choose Custom user verification in Scalekit's dashboard, under Agent Auth > User Verification";
  let found: string;
  try {
    await connectedAccounts.verifyConnectedAccountUser({ authRequestId, identifier: 'onbehalf-doctor' });
    found = 'it accepted';
  } catch (error) {
    if (error instanceof ScalekitNotFoundException) {
      return {
        status: 'pass',
        note: 'a made-up request is not found, as documented; whether the setting is on, only the dashboard shows',
      };
    }
    found = `there was ${error instanceof Error ? error.name : typeof error} for`;
  }
  return fail(`${found} a made-up request, not 404`, setting);
}
