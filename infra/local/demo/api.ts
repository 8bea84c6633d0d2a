import { z } from 'zod';
import type { StackDescription } from '../run/stack-description.ts';

const responseBody = z.looseObject({ status: z.string().optional(), executionId: z.string().optional() });

/** Calls the API as one user's frontend. `route` is method and path. @throws Error with status and body of the response */
export type Api = (
  route: string,
  body?: unknown,
  idempotencyKey?: string,
) => Promise<z.infer<typeof responseBody>>;

/** Signs the user in. Returns calls to the API with the user's token. */
export async function signInToApi(stack: StackDescription, user: string): Promise<Api> {
  const token = await fetch(`${stack.issuerUrl}/tokens`, {
    method: 'POST',
    body: new URLSearchParams({ sub: user }),
  });
  const authorization = `Bearer ${await token.text()}`;
  return async (route, body, idempotencyKey) => {
    const [method = 'GET', path = '/'] = route.split(' ');
    const response = await fetch(new URL(path, stack.apiUrl), {
      method,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${route} returned ${response.status}: ${text}`);
    return responseBody.parse(JSON.parse(text));
  };
}
