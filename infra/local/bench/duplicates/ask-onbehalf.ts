import * as z from 'zod';
import type { StackDescription } from '../../run/stack-description.ts';
import type { Ask } from './caller.ts';

/** The gateway's own answers are no problems and say nothing of a repeat. */
const problem = z.object({ code: z.string().default(''), retryable: z.boolean().default(true) });

/** Through Onbehalf's API, with the token of the user and the mail's own Idempotency-Key. */
export async function askOnbehalf(stack: StackDescription, user: string): Promise<Ask> {
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
    const answer: unknown = await response.json();
    if (response.ok) return { told: 'sent', final: true };
    const { code, retryable } = problem.parse(answer);
    return { told: code === 'outcome-unknown' ? 'unknown' : 'failed', final: !retryable };
  };
}
