import type { AuthorizationLink, Decision } from './authorization-links.ts';
import type { Environment } from './environment.ts';

/** Takes the user's decision, by page or by control API; answers where the browser goes next. */
export function decideOn(environment: Environment, link: AuthorizationLink, decision: Decision): string {
  const { id, identifier, connection } = link.account;
  environment.ledger.append({
    kind: decision === 'approve' ? 'consent-approved' : 'consent-refused',
    identifier,
    connection: connection.name,
    detail: { accountId: id },
  });
  return environment.links.decide(link, decision);
}
