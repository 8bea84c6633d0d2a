import { escapeHtml } from '../../shared/text/escape-html.ts';
import type { Discovery } from './issuer-endpoints.ts';

/** The console in one stage. */
export type ConsoleStage = {
  /** The API's own address, an origin. */
  apiUrl: string;
  issuer: string;
  clientId: string;
  /** Separated by blanks. */
  scopes: string;
  /** Whether links return to the API itself. */
  cookieMode: boolean;
};

/** The attribute of every page that the configuration replaces; infra/console/build.ts leaves it in place. */
const PLACEHOLDER = 'content="__CONFIG__"';

/** A page with its configuration: the stage, and the issuer's endpoints or `signInProblem`. */
export function renderPage(html: string, stage: ConsoleStage, discovery: Discovery): string {
  const found = 'endpoints' in discovery ? discovery.endpoints : { signInProblem: discovery.problem };
  const config = escapeHtml(JSON.stringify({ ...stage, ...found }));
  return html.replace(PLACEHOLDER, () => `content="${config}"`);
}

/** The headers of every file of the console: no foreign or inline resource, no referrer, no frame around it. */
export function listSecurityHeaders(discovery: Discovery | undefined): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ["connect-src 'self'", ...listOrigins(discovery)].join(' '),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // A page that opened the console cannot navigate it. Anything stricter would cut the console from its own pop-ups.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  };
}

/** Only the token endpoint is fetched; the browser navigates to the others. */
function listOrigins(discovery: Discovery | undefined): string[] {
  if (discovery === undefined || !('endpoints' in discovery)) return [];
  return [new URL(discovery.endpoints.tokenEndpoint).origin];
}
