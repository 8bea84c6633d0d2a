import { ACCOUNT_PREFIX, identifierSchema } from '../../shared/config/identifier.ts';
import type { AccountRef } from '../../shared/connections/account-ref.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import type { DigestOwner, User } from '../../shared/state/user-key.ts';
import type { AccountEvent } from './event.ts';

/** The account of an event in the product's words. */
export type IdentifiedAccount = { user: User; ref: AccountRef };

/** Why an event concerns no account of the product. */
export type Foreign = { foreign: 'organization' | 'unknown-connection' | 'unknown-account' };

export type IdentifyDeps = {
  connections: Scalekit['connections'];
  labels: Pick<Labels, 'findOwner'>;
  /** The issuer of the users' tokens. */
  issuer: string;
};

/** Finds the user, the connection and the label of an event's account. @throws AppError of Scalekit and the table */
export async function identifyAccount(
  { organization_id, data }: AccountEvent,
  scope: Pick<RequestScope, 'deadline'>,
  deps: IdentifyDeps,
): Promise<IdentifiedAccount | Foreign> {
  // The product creates no account of an organization.
  if (organization_id) return { foreign: 'organization' };
  const named = { id: data.connection_id, name: data.connection_name || undefined };
  const connection = await deps.connections.resolve(named, scope);
  if (connection === undefined) return { foreign: 'unknown-connection' };
  const owner = await findOwner(data.identifier, deps);
  if (owner === undefined) return { foreign: 'unknown-account' };
  const { issuer, identifier, account } = owner;
  return { user: { issuer, identifier }, ref: { connection, ...(account !== undefined && { account }) } };
}

async function findOwner(
  identifier: string,
  { labels, issuer }: IdentifyDeps,
): Promise<DigestOwner | undefined> {
  if (identifier.startsWith(ACCOUNT_PREFIX)) return labels.findOwner(identifier);
  return identifierSchema.safeParse(identifier).success ? { issuer, identifier } : undefined;
}
