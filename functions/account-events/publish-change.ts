import type { EventBus } from '../../shared/account-events/event-bus.ts';
import type { StatusChanged } from '../../shared/account-events/status-changed.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Accounts } from '../../shared/scalekit/scalekit.ts';
import type { AccountEvent } from './event.ts';
import type { IdentifiedAccount } from './identify-account.ts';

type PublishDeps = { bus: EventBus; accounts: Pick<Accounts, 'find'> };

/**
 * Publishes the change that an event reports: a creation, a change of the status, or a deletion. The deletion of an
 * account that another one has replaced is none: the user is connected.
 * @returns whether there was a change to publish
 */
export async function publishChange(
  event: AccountEvent,
  account: IdentifiedAccount,
  scope: RequestScope,
  { bus, accounts }: PublishDeps,
): Promise<boolean> {
  const change = readChange(event);
  if (change === undefined) return false;
  if (event.kind === 'deleted') {
    const { status } = await accounts.find(account.ref, scope);
    if (status !== 'NOT_CONNECTED') return false;
  }
  const { id, occurredAt } = event;
  const { identifier } = account.user;
  await bus.publish({ id, identifier, ...account.ref, ...change, occurredAt: occurredAt.text });
  return true;
}

function readChange({ kind, data }: AccountEvent): Pick<StatusChanged, 'status' | 'oldStatus'> | undefined {
  const { status, old_status: oldStatus } = data;
  if (kind === 'created') return { status, oldStatus: 'NOT_CONNECTED' };
  if (kind === 'deleted') return { status: 'NOT_CONNECTED', oldStatus: status };
  return kind === 'changed' && oldStatus !== undefined ? { status, oldStatus } : undefined;
}
