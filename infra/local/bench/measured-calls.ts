import { randomUUID } from 'node:crypto';
import type { Api } from '../demo/api.ts';

/** A call to the API that the bench measures, and the function behind it. */
export type MeasuredCall = { name: string; function: string; call: () => Promise<unknown> };

/** The measured API calls: a status, a reading tool and a writing tool. */
export function createMeasuredCalls(api: Api): {
  status: MeasuredCall;
  read: MeasuredCall;
  write: MeasuredCall;
} {
  const body = { connection: 'gmail' };
  const input = { to: 'bob@example.com', subject: 's', body: 'b' };
  return {
    status: { name: 'status', function: 'callback-status', call: () => api('GET /connections/gmail') },
    read: {
      name: 'read tool',
      function: 'execute-action',
      call: () => api('POST /actions/gmail_get_profile', body),
    },
    write: {
      name: 'write tool',
      function: 'execute-action',
      call: () => api('POST /actions/gmail_create_draft', { ...body, input }, randomUUID()),
    },
  };
}
