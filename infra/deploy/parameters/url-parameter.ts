import { z } from 'zod';

export type UrlRule = (url: URL, text: string) => string | undefined;

/** A URL that is kept exactly as written: issuers and CORS origins are compared character by character. */
export function urlParameter(stage: string, ...rules: UrlRule[]) {
  return z.string().superRefine((text, context) => {
    const problem = findProblem(text, [requireHttps(stage), ...rules]);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
}

export const exactOrigin: UrlRule = (url, text) =>
  text === url.origin ? undefined : `must be an exact origin without path or trailing slash (${url.origin})`;

export const noQuery: UrlRule = (_url, text) => (text.includes('?') ? 'must have no query' : undefined);

export const noFragment: UrlRule = (_url, text) => (text.includes('#') ? 'must have no fragment' : undefined);

function requireHttps(stage: string): UrlRule {
  return (url) => {
    if (url.username || url.password) return 'must have no user name and no password';
    if (url.protocol === 'https:') return undefined;
    if (url.protocol !== 'http:' || stage !== 'local') return 'must use https';
    return isLoopback(url) ? undefined : 'may use http only with a loopback host such as localhost';
  };
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function findProblem(text: string, rules: UrlRule[]): string | undefined {
  if (/[\s*\p{Cc}\p{Cf}]/u.test(text)) return 'must have no wildcard and no white space';
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  // Browsers and API Gateway take it for another host than the one without the dot.
  if (url.hostname.endsWith('.')) return 'must have no dot at the end of its host';
  return rules.map((rule) => rule(url, text)).find((problem) => problem !== undefined);
}
