import { findConnection } from '../connections/allow-list.ts';

/**
 * How a digest names a labelled mailbox, such as `Gmail (work)`. Undefined for the default account: a user without labels
 * has no other mailbox.
 */
export function nameMailbox(mailbox: {
  connection?: string | undefined;
  account?: string | undefined;
}): string | undefined {
  const { connection, account } = mailbox;
  if (account === undefined) return undefined;
  const config = connection === undefined ? undefined : findConnection(connection);
  return config === undefined ? account : `${config.displayName} (${account})`;
}
