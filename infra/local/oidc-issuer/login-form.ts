import { escapeHtml } from '../../../shared/text/escape-html.ts';

/** Renders the sign-in form, which accepts any name. Self-contained: no font, script or picture from elsewhere. */
export function renderLoginForm(action: string, client: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in (local)</title>
<link rel="icon" href="data:,">
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 15vh auto; padding: 0 1rem; }
  label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
  input, button { margin: .25rem 0 1rem; padding: .5rem; }
</style>
</head>
<body>
<h1>Sign in</h1>
<p>To <strong>${escapeHtml(client)}</strong>, at the issuer of the local stack. It accepts every name.</p>
<form method="post" action="${escapeHtml(action)}">
  <label for="sub">Who are you?</label>
  <input id="sub" name="sub" required autofocus autocomplete="username" placeholder="ada">
  <button>Sign in</button>
</form>
</body>
</html>
`;
}
