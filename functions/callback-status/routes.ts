import { accountRefOf } from '../../shared/connections/account-ref.ts';
import type { Offers } from '../../shared/connections/offers.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { clearFlowCookie, readFlowCookie } from '../../shared/http/flow-cookie.ts';
import { emptyResponse, jsonResponse, redirectResponse } from '../../shared/http/response.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Flows } from '../../shared/state/flows.ts';
import { cancel } from './cancel.ts';
import { cookieCallbackContract } from './cookie-schema.ts';
import type { FlowDeps } from './finish-flow.ts';
import { handleCallback } from './handle-callback.ts';
import { callbackStatusContract } from './schema.ts';
import { readStatus, readStatuses } from './status.ts';
import { verify } from './verify.ts';

type RouteDeps = FlowDeps & {
  scalekit: { accounts: Pick<Scalekit['accounts'], 'list' | 'find'> };
  flows: Pick<Flows, 'cancel'>;
  /** Default: every connection. */
  offers?: Offers | undefined;
  /** The page that finishes a flow with the user's token. */
  userVerifyUrl: string;
  /** In cookie mode: the page to which the API's callback sends the browser. */
  cookieReturnUrl?: string | undefined;
  /** The console's own pages, in place of both for its links; absent in a stage without the console. */
  consolePages?: ReturnPages | undefined;
};

/** The pages to which the API's callback sends a browser. */
type ReturnPages = {
  /** Asks the user, and finishes the flow with the user's token. */
  verifyUrl: string;
  /** Shows the outcome. */
  returnUrl: string;
};

/** The routes that return the status of accounts, and those that finish the linking of one. */
export function callbackStatusRoutes(deps: RouteDeps): Routes {
  const { accounts } = deps.scalekit;
  const routes = endpoints(callbackStatusContract, {
    'GET /connections': async ({ scope }) =>
      jsonResponse(200, { connections: await readStatuses(scope, { ...deps, accounts }) }),
    'GET /connections/{connection}': async ({ path, query, scope }) => {
      const config = knownConnection(path.connection);
      return jsonResponse(
        200,
        await readStatus(accountRefOf({ ...path, ...query }), config, scope, accounts),
      );
    },
    'POST /connections/verify': async ({ body, scope }) => jsonResponse(200, await verify(body, scope, deps)),
    'POST /connections/cancel': async ({ body, scope }) => {
      await cancel(body.state, scope, deps);
      return emptyResponse();
    },
  });
  return { ...routes, ...(deps.cookieReturnUrl !== undefined && cookieRoutes(deps, deps.cookieReturnUrl)) };
}

/** Finishes a flow in cookie mode. The addresses of redirects come from configuration, never from the query. */
function cookieRoutes(deps: RouteDeps, returnUrl: string): Routes {
  return endpoints(cookieCallbackContract, {
    'GET /callback': async ({ query, cookies, scope }) => {
      const { state, auth_request_id: authRequestId } = query;
      const browserSecret = readFlowCookie(cookies, state);
      const { outcome, connection, account, ofConsole } = await handleCallback(
        { state, authRequestId, browserSecret },
        scope,
        deps,
      );
      const own = { verifyUrl: deps.userVerifyUrl, returnUrl };
      const pages = ofConsole ? (deps.consolePages ?? own) : own;
      if (outcome === 'unconfirmed') {
        // The flow is open and its cookie stays: a browser without it would revoke the flow when it comes again.
        return redirectResponse(addQuery(pages.verifyUrl, { auth_request_id: authRequestId, state }), []);
      }
      return redirectResponse(addQuery(pages.returnUrl, { outcome, connection, account }), [
        clearFlowCookie(state),
      ]);
    },
  });
}

function addQuery(address: string, query: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
