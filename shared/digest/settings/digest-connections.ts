import { type AccountRef, accountRefOf, isSameAccount } from '../../connections/account-ref.ts';
import { findConnection, findToolEffect } from '../../connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../connections/connections.ts';
import type { Choice, Settings } from './settings.ts';

/** The tools that each kind of delivery runs; the allow-list must name them all. */
const deliveryTools = {
  stored: [],
  email: ['gmail_get_profile', 'gmail_send_message'],
  slack: ['slack_auth_test', 'slack_open_conversation', 'slack_send_message'],
} as const satisfies Record<Choice['delivery'], readonly string[]>;

/** Whether a digest can read the mailbox of this connection of the product. */
export function isMailbox(connection: string): boolean {
  return findConnection(connection)?.provider === 'GMAIL';
}

/**
 * The connection that delivers a digest: the mailbox sends a mail to itself, a message uses the product's first Slack
 * connection. Undefined for `stored`, and where the product's configuration does not allow the delivery.
 */
export function findDeliveryConnection(
  { delivery, connection }: Pick<Choice, 'delivery' | 'connection'>,
  configured: Record<string, ConnectionConfig> = connections,
): string | undefined {
  if (delivery === 'stored') return undefined;
  const all = Object.entries(configured);
  const [name, config] =
    all.find(([each, { provider }]) => (delivery === 'email' ? each === connection : provider === 'SLACK')) ??
    [];
  const isAllowed = deliveryTools[delivery].every((tool) => config && findToolEffect(config, tool));
  return isAllowed ? name : undefined;
}

/** The account that delivers a digest: the mailbox itself, or the user's default account at Slack. */
export function findDeliveryAccount(
  settings: Pick<Settings, 'delivery' | 'connection' | 'account'>,
): AccountRef | undefined {
  const connection = findDeliveryConnection(settings);
  if (connection === undefined) return undefined;
  return connection === settings.connection ? mailboxOf(settings) : { connection };
}

/** The account whose mail a digest reads. */
export function mailboxOf(settings: Pick<Settings, 'connection' | 'account'>): AccountRef {
  return accountRefOf(settings);
}

/** The accounts that a digest needs: the one whose mail it reads, and the one that delivers it if that is another. */
export function listNeededAccounts(
  settings: Pick<Settings, 'delivery' | 'connection' | 'account'>,
): AccountRef[] {
  const mailbox = mailboxOf(settings);
  const delivery = findDeliveryAccount(settings);
  return delivery === undefined || isSameAccount(delivery, mailbox) ? [mailbox] : [mailbox, delivery];
}

/** Whether a digest needs this account. */
export function needsAccount(
  settings: Pick<Settings, 'delivery' | 'connection' | 'account'>,
  ref: AccountRef,
): boolean {
  return listNeededAccounts(settings).some((each) => isSameAccount(each, ref));
}
