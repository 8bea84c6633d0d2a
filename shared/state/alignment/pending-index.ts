/**
 * The sparse index of the table: the items with work that is pending, oldest first. Stack and functions share its
 * names; only an item that has both attributes is in it.
 */
export const PENDING_INDEX = {
  name: 'pending',
  /** The kind of work. */
  partitionKey: 'pendingWork',
  /** Epoch milliseconds. */
  sortKey: 'pendingSince',
  /** The attributes beside the keys. */
  attributes: ['issuer', 'identifier'],
} as const;

/** The value of `pendingWork` while a schedule may not match its settings. */
export const PENDING_SCHEDULE = 'SCHEDULE';
