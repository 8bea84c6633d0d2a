import { describe, expect, it } from 'vitest';
import { callbackStatusRoutes } from '../../../functions/callback-status/routes.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { contractLog } from '../../support/contract-log.ts';
import { httpEvent, lambdaContext } from '../../support/http-event.ts';
import { linkingFixture } from '../../support/linking/linking-fixture.ts';

const callers = { userClaim: 'sub', serviceClients: ['jobs'] };
const isJson = { 'content-type': 'application/json' };

function setUp() {
  const fixture = linkingFixture();
  const pages = {
    userVerifyUrl: 'https://app.example.com/callback?lang=en',
    cookieReturnUrl: 'https://app.example.com/done',
    consolePages: {
      verifyUrl: 'https://api.example.com/console/callback',
      returnUrl: 'https://api.example.com/console/linked',
    },
  };
  const handler = httpHandler(callbackStatusRoutes({ ...fixture.deps, ...pages }), {
    callers,
    log: contractLog,
  });
  return { ...fixture, handler };
}

describe('the routes of callback-status', () => {
  it.each(['POST /connections/verify', 'POST /connections/cancel'])(
    'refuses a service that may write and act for the user on %s',
    async (routeKey) => {
      const { handler, verified, flows, startAndConsent } = setUp();
      const { state, authRequestId } = await startAndConsent({ service: 'jobs' });
      const body = routeKey.endsWith('verify') ? { state, authRequestId, confirmed: true } : { state };
      const claims = {
        iss: 'https://issuer',
        sub: 'job',
        azp: 'jobs',
        scope: 'onbehalf/write onbehalf/act-as',
      };
      const headers = { ...isJson, 'on-behalf-of': 'ada' };
      const sent = { routeKey, claims, headers, body: JSON.stringify(body) };
      expect((await handler(httpEvent(sent), lambdaContext())).statusCode).toBe(403);
      expect([verified, flows.held.get(state)?.status]).toEqual([[], 'PENDING']);
    },
  );

  it("sends a browser whose user must confirm to the user's own page, and leaves it its cookie", async () => {
    const { handler, start, startAndConsent } = setUp();
    const secret = 's'.repeat(43);
    const back = await startAndConsent({ cookieHash: sha256(secret) });
    await start({ service: 'jobs' });
    const name = `__Host-onbehalf-${sha256(back.state).slice(0, 22)}`;
    const query = { state: back.state, auth_request_id: back.authRequestId };
    const event = httpEvent({
      routeKey: 'GET /callback',
      rawQueryString: String(new URLSearchParams(query)),
    });
    const response = await handler({ ...event, cookies: [`${name}=${secret}`] }, lambdaContext());
    expect(response.statusCode).toBe(303);
    const location = new URL(response.headers.location ?? '');
    expect(location.href.startsWith('https://app.example.com/callback?lang=en&')).toBe(true);
    expect(Object.fromEntries(location.searchParams)).toEqual({ lang: 'en', ...query });
    expect(response.cookies ?? []).toEqual([]);
  });

  it.each([
    ["the product's page", undefined, 'https://app.example.com/done', 'https://app.example.com/callback'],
    [
      "the console's page when the console started the link",
      true,
      'https://api.example.com/console/linked',
      'https://api.example.com/console/callback',
    ],
  ] as const)('returns a browser in cookie mode to %s', async (_page, ofConsole, returnUrl, verifyUrl) => {
    const { handler, start, startAndConsent } = setUp();
    const secret = 's'.repeat(43);
    const comeBack = async (query: Record<string, string>, state: string) => {
      const event = httpEvent({
        routeKey: 'GET /callback',
        rawQueryString: String(new URLSearchParams({ state, ...query })),
      });
      const cookie = `__Host-onbehalf-${sha256(state).slice(0, 22)}=${secret}`;
      const { headers } = await handler({ ...event, cookies: [cookie] }, lambdaContext());
      const { origin, pathname, searchParams } = new URL(headers.location ?? '');
      return [origin + pathname, searchParams.get('outcome')];
    };
    const flow = { cookieHash: sha256(secret), ...(ofConsole && { ofConsole }) };
    const linked = await startAndConsent(flow);
    const consent = { auth_request_id: linked.authRequestId };
    expect(await comeBack(consent, linked.state)).toEqual([returnUrl, 'linked']);
    const refused = await start(flow);
    expect(await comeBack({ error: 'access_denied' }, refused)).toEqual([returnUrl, 'refused']);
    // The flow was denied: a later return ends with an error.
    expect(await comeBack(consent, refused)).toEqual([returnUrl, 'rejected']);
    const questioned = await startAndConsent({ ...flow, connection: 'slack' });
    await start({ service: 'jobs' });
    const asked = await comeBack({ auth_request_id: questioned.authRequestId }, questioned.state);
    expect(asked).toEqual([verifyUrl, null]);
  });
});
