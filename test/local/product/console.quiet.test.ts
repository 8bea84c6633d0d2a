import { afterEach, describe, expect, it } from 'vitest';
import { stack } from '../../support/stack/product.ts';
import { armFault, healStack, recycle } from '../../support/stack/stack-control.ts';

const page = async () => {
  const response = await fetch(stack.consoleUrl);
  return { status: response.status, html: await response.text(), headers: response.headers };
};

describe('the console of a stage whose issuer fails', () => {
  afterEach(healStack);

  it('says so, sends no request to the issuer, and signs in again when the issuer is back', async () => {
    await recycle('console');
    await armFault({ at: 'issuer.*', do: 'error', status: 503, share: 1 });
    const without = await page();
    expect(without.status).toBe(200);
    expect(without.html).toContain(
      '&quot;signInProblem&quot;:&quot;the issuer&#39;s discovery responds with 503&quot;',
    );
    expect(without.html).not.toContain('tokenEndpoint');
    expect(without.headers.get('content-security-policy')).toContain("connect-src 'self';");
    await healStack();
    expect((await page()).html).toContain('tokenEndpoint');
  });

  it('keeps the endpoints that it has', async () => {
    await recycle('console');
    await page();
    await armFault({ at: 'issuer.*', do: 'error', status: 503, share: 1 });
    expect((await page()).html).toContain('tokenEndpoint');
  });
});
