import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Connection } from '../accounts/accounts.ts';

const style = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1f; background: #f4f4f6 }
main { max-width: 28rem; margin: 4rem auto; padding: 2rem; background: #fff; border: 1px solid #c9c9d1 }
h1 { margin-top: 0; font-size: 1.4rem }
button { font: inherit; padding: .6rem 1.4rem; margin-right: .6rem; border: 1px solid #1b4f9c; cursor: pointer }
button[value=approve] { color: #fff; background: #1b4f9c }
button[value=refuse] { color: #1b4f9c; background: #fff }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/**
 * Only this style may load. No `form-action`: browsers apply it to every redirect after the POST, and the product's page
 * may redirect again.
 */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export function sendPage(response: ServerResponse, status: number, title: string, content: string): void {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  response.writeHead(status, headers).end(html);
}

/**
 * The provider's consent page. It does not name the product's user: the provider cannot know that user, so the
 * product verifies its user afterwards.
 */
export function sendConsentPage(
  response: ServerResponse,
  { name, provider, authorization }: Connection,
): void {
  const app = escapeHtml(provider.charAt(0) + provider.slice(1).toLowerCase().replaceAll('_', ' '));
  const content = `<p>An app asks to use your ${app} account through the connection
<strong>${escapeHtml(name)}</strong>: to read, write and send on your behalf.</p>
<p>This page of the simulator replaces the provider's consent page. No real account is involved.</p>
<form method="post">
${authorization === 'API_KEY' ? KEY_FIELD : ''}<button type="submit" name="decision" value="approve">Approve</button>
<button type="submit" name="decision" value="refuse">Refuse</button>
</form>`;
  sendPage(response, 200, `Connect ${app}`, content);
}

/** The key must not be empty; the account keeps it. */
const KEY_FIELD = `<p><label>API key <input name="api_key" autocomplete="off"></label></p>
`;

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
