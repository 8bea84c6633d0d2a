import type { FaultRule } from '../../faults/fault-rule.ts';

/** The response of an HTTP proxy in front of Scalekit: an HTML page, regardless of the request's Accept header. */
export function proxyPage(status: number, { retryAfter }: FaultRule) {
  const html = `<!doctype html><title>${status}</title><h1>${status}</h1><p>Response of the proxy in front.</p>\n`;
  const headers: Record<string, string> = { 'content-type': 'text/html' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { headers, html };
}
