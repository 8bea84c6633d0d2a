import { connectionConfig, toolEffect } from '../../connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../connections/connections.ts';
import type { Choice } from './settings.ts';

/** What each way of delivery runs; the allow-list must name all of it. */
const deliveryTools = {
  stored: [],
  email: ['gmail_get_profile', 'gmail_send_message'],
  slack: ['slack_auth_test', 'slack_open_conversation', 'slack_send_message'],
} as const satisfies Record<Choice['delivery'], readonly string[]>;

/** Whether a connection of the product is one to a mailbox that a digest can read. */
export function isMailbox(connection: string): boolean {
  return connectionConfig(connection)?.provider === 'GMAIL';
}

/**
 * The connection over which a digest is delivered: a mail goes from the mailbox to itself, a message over the
 * product's first Slack connection. `stored` needs none; undefined also where the product cannot deliver so.
 */
export function findDeliveryConnection({
  delivery,
  connection,
}: Pick<Choice, 'delivery' | 'connection'>): string | undefined {
  if (delivery === 'stored') return undefined;
  const all = Object.entries<ConnectionConfig>(connections);
  const [name, config] =
    delivery === 'email'
      ? [connection, connectionConfig(connection)]
      : (all.find(([, { provider }]) => provider === 'SLACK') ?? []);
  const isAllowed = deliveryTools[delivery].every((tool) => config && toolEffect(config, tool));
  return isAllowed ? name : undefined;
}

/** Whether a digest cannot do without an account on the connection. */
export function needsConnection(
  choice: Pick<Choice, 'delivery' | 'connection'>,
  connection: string,
): boolean {
  return choice.connection === connection || findDeliveryConnection(choice) === connection;
}
