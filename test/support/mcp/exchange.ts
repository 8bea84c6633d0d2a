import { type ApiResponse, send } from '../stack/product.ts';
import type { message } from './messages.ts';

export type Over = {
  method?: string;
  path?: string;
  headers?: Record<string, string | undefined>;
  body?: unknown;
};

/** Sends a request of an era with something spoilt; a body that is no text is sent as JSON. */
export function exchange(
  token: string,
  sent: ReturnType<typeof message>,
  over: Over = {},
): Promise<ApiResponse> {
  const body = 'body' in over ? over.body : sent.body;
  const all = { authorization: `Bearer ${token}`, ...sent.headers, ...over.headers };
  const headers = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return send(`${over.method ?? 'POST'} ${over.path ?? '/mcp'}`, {
    headers,
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
}
