import * as z from 'zod';
import type { StackDescription } from '../../run/stack-description.ts';
import type { SendMail } from './send-all.ts';

/** Errors of the gateway itself are not problem documents; they may be retried. */
const problem = z.object({ code: z.string().default(''), retryable: z.boolean().default(true) });

/** Sends through Onbehalf's API with the user's token and the mail's Idempotency-Key. */
export async function createOnbehalfSender(stack: StackDescription, user: string): Promise<SendMail> {
  const claims = new URLSearchParams({ sub: user });
  const token = await (await fetch(`${stack.issuerUrl}/tokens`, { method: 'POST', body: claims })).text();
  return async ({ idempotencyKey, subject }) => {
    const response = await fetch(`${stack.apiUrl}/actions/gmail_send_message`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({
        connection: 'gmail',
        input: { to: 'bob@example.com', subject, body: 'Friday, 12:30?' },
      }),
    });
    const body: unknown = await response.json();
    if (response.ok) return { outcome: 'sent', isFinal: true };
    const { code, retryable } = problem.parse(body);
    return { outcome: code === 'outcome-unknown' ? 'unknown' : 'failed', isFinal: !retryable };
  };
}
