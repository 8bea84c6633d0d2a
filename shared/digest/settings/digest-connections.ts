import { findConnection, findToolEffect } from '../../connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../connections/connections.ts';
import type { Choice } from './settings.ts';

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

/** Whether a digest needs an account on the connection. */
export function needsConnection(
  choice: Pick<Choice, 'delivery' | 'connection'>,
  connection: string,
): boolean {
  return choice.connection === connection || findDeliveryConnection(choice) === connection;
}
