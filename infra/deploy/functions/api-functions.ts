import type { FunctionName } from '../../../shared/config/environment.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { CALLBACK_PATH } from '../parameters/cookie-mode.ts';
import type { Parameters } from '../parameters/parameters.ts';
import type { ApiFunction } from './function-declaration.ts';
import {
  buildCallerEnvironment,
  buildProviderApis,
  buildScalekitEnvironment,
} from './function-environments.ts';
import type { jobFunctions } from './job-functions.ts';

export type ApiFunctionName = Exclude<FunctionName, keyof typeof jobFunctions>;

const ANY_SCOPE = [SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS] as const;
const CHANGING = [SCOPE_WRITE, SCOPE_ACT_AS] as const;
/** Only the user's own browser finishes or refuses a link, never a service in the user's name. */
const OWN_BROWSER = [SCOPE_WRITE] as const;

/** In a transition new links return to the product's page, as they do without cookie mode. */
function buildCookieCallback({ cookieMode }: Pick<Parameters, 'cookieMode'>): string | undefined {
  return cookieMode && !cookieMode.transition ? `${cookieMode.apiUrl}${CALLBACK_PATH}` : undefined;
}

/** Every function of the HTTP API with its environment, its rights and its routes. */
export const apiFunctions: { readonly [Name in ApiFunctionName]: ApiFunction<Name> } = {
  'callback-status': {
    description: 'Returns the status of connections, and finishes a link when the browser is back',
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      USER_VERIFY_URL: parts.parameters.userVerifyUrl,
      COOKIE_RETURN_URL: parts.parameters.cookieMode?.returnUrl,
    }),
    grant(grantee, { secret, table }) {
      secret.grantRead(grantee);
      table.grant(grantee, 'GetItem', 'UpdateItem');
    },
    routes: [
      { method: 'GET', path: '/connections', scopes: ANY_SCOPE },
      { method: 'GET', path: '/connections/{connection}', scopes: ANY_SCOPE },
      { method: 'POST', path: '/connections/verify', scopes: OWN_BROWSER },
      { method: 'POST', path: '/connections/cancel', scopes: OWN_BROWSER },
      {
        method: 'GET',
        path: CALLBACK_PATH,
        onlyIn: 'cookie-mode',
        scopes: 'none',
        reason:
          'A browser comes here by a redirect and can bring no token. Its __Host- cookie, set when the same browser started the flow with a token, takes its place; without it the flow is refused.',
        // Far more than the users who come back from a consent, far too few to do harm.
        throttle: { ratePerSecond: 20, burst: 40 },
      },
    ],
  },
  connect: {
    description: 'Starts and ends the link between a user and one of their accounts',
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      ...parts.schedules.environment,
      USER_VERIFY_URL: parts.parameters.userVerifyUrl,
      COOKIE_CALLBACK_URL: buildCookieCallback(parts.parameters),
    }),
    grant(grantee, { secret, schedules, table }) {
      secret.grantRead(grantee);
      // Disconnecting an account deletes the schedule of its digest.
      schedules.grantKeep(grantee);
      table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
    },
    routes: [
      { method: 'POST', path: '/connections/{connection}/authorize', scopes: CHANGING },
      { method: 'DELETE', path: '/connections/{connection}', scopes: CHANGING },
    ],
  },
  'execute-action': {
    description: 'Lists and runs tools in the name of a user, a write at most once',
    environment: (parts) => ({ ...buildScalekitEnvironment(parts), ...buildCallerEnvironment(parts) }),
    grant(grantee, { secret, table }) {
      secret.grantRead(grantee);
      table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
    },
    routes: [
      { method: 'GET', path: '/tools', scopes: ANY_SCOPE },
      // The gateway cannot know a tool's effect: the function refuses a write to a token that may only read.
      { method: 'POST', path: '/actions/{tool}', scopes: ANY_SCOPE },
      { method: 'GET', path: '/executions/{key}', scopes: ANY_SCOPE },
    ],
  },
  'digest-schedule': {
    description: "Keeps the users' digest settings and their schedules, and returns the last digest",
    environment: (parts) => ({
      ...buildCallerEnvironment(parts),
      ...buildProviderApis(parts),
      ...parts.schedules.environment,
      TABLE_NAME: parts.table.tableName,
    }),
    grant(grantee, { schedules, mailDigest, table }) {
      schedules.grantKeep(grantee);
      mailDigest.grantInvoke(grantee);
      table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem', 'Query');
    },
    routes: [
      { method: 'GET', path: '/digest', scopes: ANY_SCOPE },
      { method: 'PUT', path: '/digest', scopes: CHANGING },
      { method: 'DELETE', path: '/digest', scopes: CHANGING },
      { method: 'POST', path: '/digest/run', scopes: CHANGING },
      { method: 'GET', path: '/digest/latest', scopes: ANY_SCOPE },
    ],
  },
};
