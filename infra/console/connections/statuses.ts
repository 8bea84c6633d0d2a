import type { Connection } from './connections.ts';

type Status = Connection['status'];

/** Status → what the user reads, how it looks, and what can be done. */
export const statuses: Record<
  Status,
  { text: string; tone: 'good' | 'warn' | 'bad' | ''; link?: 'Connect' | 'Reconnect'; canDisconnect?: true }
> = {
  NOT_CONNECTED: { text: 'Not connected', tone: '', link: 'Connect' },
  PENDING_AUTH: { text: 'Not connected yet', tone: 'warn', link: 'Connect' },
  PENDING_VERIFICATION: { text: 'Not confirmed yet', tone: 'warn', link: 'Connect' },
  ACTIVE: { text: 'Connected', tone: 'good', link: 'Reconnect', canDisconnect: true },
  EXPIRED: { text: 'Access has expired', tone: 'bad', link: 'Reconnect', canDisconnect: true },
  DISCONNECTED: { text: 'Disconnected', tone: '', link: 'Reconnect' },
};
