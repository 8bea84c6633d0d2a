import {
  Client,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type StoredOAuthTokens,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { stack, token } from '../../../support/stack/product.ts';
import { Browser } from '../../fixture/browser.ts';

const REDIRECT = 'http://localhost:8765/back';
const MCP = `${stack.apiUrl}/mcp`;

/** A public client that is registered at the issuer, as an operator registers one for an MCP host. */
class RegisteredClient implements OAuthClientProvider {
  readonly redirectUrl = REDIRECT;
  readonly clientMetadata = {
    redirect_uris: [REDIRECT],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
  };
  stored: StoredOAuthTokens | undefined;
  asked: URL[] = [];
  #verifier = '';
  #discovery: OAuthDiscoveryState | undefined;

  clientInformation() {
    return { client_id: stack.frontendClientId };
  }
  tokens() {
    return this.stored;
  }
  saveTokens(tokens: StoredOAuthTokens) {
    this.stored = tokens;
  }
  redirectToAuthorization(address: URL) {
    this.asked.push(address);
  }
  saveCodeVerifier(verifier: string) {
    this.#verifier = verifier;
  }
  saveDiscoveryState(state: OAuthDiscoveryState) {
    this.#discovery = state;
  }
  discoveryState() {
    return this.#discovery;
  }
  codeVerifier() {
    return this.#verifier;
  }
}

/** Signs the user in through the issuer's form; returns what comes back to the client. */
async function approve(address: URL | undefined, sub: string): Promise<URLSearchParams> {
  const browser = new Browser(stack.issuerUrl);
  const { response, url } = await browser.follow(address?.href ?? '');
  const [, action = ''] = /action="([^"]+)"/.exec(await response.text()) ?? [];
  const back = await browser.follow(new URL(action, url).href, new URLSearchParams({ sub }));
  return back.url.searchParams;
}

async function countTools(provider: RegisteredClient): Promise<number> {
  const client = new Client({ name: 'host', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(MCP), { authProvider: provider }));
  const { tools } = await client.listTools();
  await client.close();
  return tools.length;
}

describe('the sign-in of an MCP client', () => {
  it('is found from a 401 alone, and gives a token for the address of the server, which can be refreshed', async () => {
    const provider = new RegisteredClient();
    const transport = new StreamableHTTPClientTransport(new URL(MCP), { authProvider: provider });
    const first = new Client({ name: 'host', version: '1' });
    await expect(first.connect(transport)).rejects.toThrow(UnauthorizedError);
    const [address] = provider.asked;
    expect(address?.origin).toBe(stack.issuerUrl);
    expect(address?.searchParams.get('resource')).toBe(MCP);
    await transport.finishAuth(await approve(address, 'mcp-signer'));
    expect(decodeJwt(provider.stored?.access_token ?? '')).toMatchObject({ aud: MCP, sub: 'mcp-signer' });
    expect(await countTools(provider)).toBeGreaterThan(10);

    const expired = await token({ sub: 'mcp-signer', expires_in: '-60' });
    provider.saveTokens({ ...provider.stored, access_token: expired, token_type: 'Bearer' });
    expect(await countTools(provider)).toBeGreaterThan(10);
    expect(provider.asked).toHaveLength(1);
    expect(decodeJwt(provider.stored?.access_token ?? '')).toMatchObject({ aud: MCP, sub: 'mcp-signer' });
  });
});
