import type { QueryRow } from '../query-row.ts';

/** Links and webhooks. */
export const accountQueries: readonly QueryRow[] = [
  {
    id: 'RejectedFlows',
    name: 'rejected flows',
    logs: ['callback-status'],
    commands: [
      'fields @timestamp, reason, user, requestId',
      "filter message = 'flow rejected'",
      'sort @timestamp desc',
    ],
  },
  {
    id: 'Webhooks',
    name: 'webhooks by outcome',
    logs: ['account-events'],
    commands: [
      "filter message in ['request', 'account event']",
      'stats count(*) as webhooks, max(@timestamp) as newest by message, status, code, outcome, reason, type',
      'sort newest desc',
    ],
  },
];
