import type { z } from 'zod';
import { faultRule } from '../../faults/fault-rule.ts';
import { applyDecision } from '../links/consents.ts';
import { type Environment, restoreConnections } from '../server/environment.ts';
import { webhookRoutes } from '../webhooks/webhook-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { ControlError } from './control-error.ts';
import { armFault, disarmFaults, listFaults } from './fault-routes.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import * as requests from './requests.ts';
import { type ControlRoute, defineRoute } from './route.ts';

/** Routes by method and path below `/_simulator/`; `*` matches one path segment. */
export const controlRoutes: Record<string, ControlRoute> = {
  'GET ledger': defineRoute(requests.eventQuery, ({ ledger }, filter) => ledger.read(filter)),
  'GET rpcs': defineRoute(requests.eventQuery, ({ rpcs }, filter) => rpcs.read(filter)),
  ...accountRoutes,
  ...connectionRoutes,
  ...webhookRoutes,
  ...mailboxRoutes,
  'POST consents': defineRoute(requests.consentRequest, decideConsent),
  'POST links/expire': defineRoute(requests.scopeQuery, ({ links }, { identifier }) => ({
    expired: links.expire(identifier),
  })),
  'GET faults': defineRoute(requests.nothing, listFaults),
  'POST faults': defineRoute(faultRule, armFault),
  'DELETE faults': defineRoute(requests.scopeQuery, disarmFaults),
  'POST tokens': defineRoute(requests.lifetimeRequest, ({ tokens }, { expiresIn }) => {
    tokens.lifetimeSeconds = expiresIn;
    return { expiresIn };
  }),
  'POST tokens/expire': defineRoute(requests.nothing, ({ tokens }) => ({ expired: tokens.expireAll() })),
  'POST credentials': defineRoute(requests.credentialsRequest, ({ tokens }, { clientSecret, keepOld }) => {
    tokens.rotate(clientSecret, { keepOld });
    return { rotated: true };
  }),
  'POST reset': defineRoute(requests.nothing, reset),
};

function decideConsent(
  environment: Environment,
  { link, decision, apiKey }: z.output<typeof requests.consentRequest>,
) {
  const id = /^\/magicLink\/([^/]+)$/.exec(new URL(link).pathname)?.[1] ?? '';
  const found = environment.links.open(id);
  if (found === 'unknown') throw new ControlError(404, 'link: is unknown to this simulator');
  if (found === 'gone') throw new ControlError(410, 'link: is used or expired');
  return { redirectTo: applyDecision(environment, found, decision, apiKey) };
}

/** Restores the initial state. Credentials, tokens and webhook endpoints stay, so that clients stay signed in. */
function reset(environment: Environment) {
  const { accounts, links, providers, faults, ledger, rpcs, webhooks } = environment;
  restoreConnections(environment);
  for (const part of [accounts, links, ...providers.values(), ledger, rpcs, webhooks]) part.clear();
  faults.clear({ service: 'scalekit' });
  return { reset: true };
}
