import { formatConnectUrl } from '../../../../../shared/connections/connect-url.ts';
import { connections } from '../../../../../shared/connections/connections.ts';
import { chooseConnectUrl } from '../../../../deploy/parameters/connect-url.ts';
import { chooseApiOrigin } from '../../../../deploy/parameters/cookie-mode.ts';
import { type Exchange, exchange } from '../../exchange.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from '../check.ts';
import { quote } from '../quote.ts';

const [ANY_CONNECTION = ''] = Object.keys(connections);
const REMEDY =
  "let the page respond to a browser without a session, or correct the stage's connectUrl in cdk.json and deploy";

/** The page to which an agent sends a user whose account is missing. */
export const connectPageChecks: Check[] = [
  defineCheck('the page where users link accounts responds', ['stage'], async ({ stage }, { api }) => {
    const origin = chooseApiOrigin(stage.cookieMode, api?.url);
    // The console is served by the deployment itself.
    if (stage.connectUrl === undefined && (api === undefined || origin === undefined)) {
      return { status: 'skip', why: "it is the console's, and the API does not respond yet" };
    }
    const page = chooseConnectUrl(stage, origin ?? '');
    return judgePage(await exchange(formatConnectUrl(page, { connection: ANY_CONNECTION })), page);
  }),
];

function judgePage(response: Exchange, page: string): Outcome {
  if (!('status' in response)) return fail(`${quote(page)}: ${response.unreachable}`, REMEDY);
  const { status, headers } = response;
  if (status >= 400) return fail(`${quote(page)}: ${status}`, REMEDY);
  if (status >= 300) return { status: 'pass', note: `it redirects, which was not followed: ${status}` };
  const type = headers.get('content-type') ?? '';
  return type.startsWith('text/html') ? pass : fail(`${quote(page)}: the type is ${quote(type)}`, REMEDY);
}
