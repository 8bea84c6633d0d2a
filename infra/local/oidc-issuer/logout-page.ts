import type { KoaContextWithOIDC } from 'oidc-provider';

/** The page that ends the session at the issuer: it submits the provider's form by itself. */
export function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  ctx.body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign out (local)</title><link rel="icon" href="data:,"></head>
<body>
${form}
<p>Signing out …</p>
<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<noscript><button form="op.logoutForm">Sign out</button></noscript>
<script>document.forms[0].submit();</script>
</body>
</html>
`;
}
