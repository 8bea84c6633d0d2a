import { z } from 'zod';
import { CONSOLE_PATH, listConsolePages } from '../../../../shared/config/console-pages.ts';
import { chooseApiOrigin } from '../../../deploy/parameters/cookie-mode.ts';
import type { Parameters } from '../../../deploy/parameters/parameters.ts';
import { type Exchange, exchange, type HttpResponse, parseJson } from '../exchange.ts';
import { type Check, defineCheck, fail, failOn, type Outcome, pass } from './check.ts';
import { quote } from './quote.ts';

type Console = NonNullable<Parameters['console']>;

const OFF: Outcome = { status: 'pass', note: 'the console is off' };
const CLIENT_REMEDY =
  'register console.clientId at the issuer as a public client, with code and PKCE and no secret';

/** What an issuer returns to a client that it accepts while nobody is signed in. */
const NEEDS_USER = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

const configSchema = z.looseObject({
  issuer: z.string(),
  clientId: z.string(),
  scopes: z.string(),
  signInProblem: z.string().optional(),
});
const tokenError = z.looseObject({ error: z.string() });

/** The console as a browser loads it, and its client at the issuer. */
export const consoleChecks: Check[] = [
  defineCheck("the console is served with the stage's client", ['api', 'stage'], async ({ api, stage }) => {
    if (stage.console === undefined) return OFF;
    return judgePage(await exchange(`${api.url}${CONSOLE_PATH}`), stage.issuer, stage.console);
  }),
  defineCheck(
    "the issuer accepts the console's client, scopes and redirect URI",
    ['api', 'stage', 'signInEndpoints'],
    async ({ api, stage, signInEndpoints }) => {
      if (stage.console === undefined) return OFF;
      const { signedIn } = listConsolePages(chooseApiOrigin(stage.cookieMode, api.url));
      const sent = new URL(signInEndpoints.authorization);
      for (const [name, value] of Object.entries(signInRequest(stage.console, signedIn))) {
        sent.searchParams.set(name, value);
      }
      return judgeSignIn(await exchange(sent.href), signedIn);
    },
  ),
  defineCheck(
    "the issuer lets the console's page redeem a code",
    ['api', 'stage', 'signInEndpoints'],
    async ({ api, stage, signInEndpoints }) => {
      if (stage.console === undefined) return OFF;
      const apiUrl = chooseApiOrigin(stage.cookieMode, api.url);
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: stage.console.clientId,
        code: 'onbehalf-doctor',
        redirect_uri: listConsolePages(apiUrl).signedIn,
        code_verifier: 'onbehalf-doctor'.repeat(3),
      });
      const headers = { origin: apiUrl };
      return judgeRedemption(
        await exchange(signInEndpoints.token, { method: 'POST', headers, body }),
        apiUrl,
      );
    },
  ),
];

/** A sign-in that ends without a page: an issuer reports its result to an address that it accepts, and to no other. */
function signInRequest({ clientId, scopes }: Console, redirectUri: string): Record<string, string> {
  return {
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: scopes.join(' ') },
    ...{ state: 'onbehalf-doctor', nonce: 'onbehalf-doctor', prompt: 'none' },
    // The SHA-256 of nothing.
    ...{ code_challenge: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', code_challenge_method: 'S256' },
  };
}

function judgePage(page: Exchange, issuer: string, { clientId, scopes }: Console): Outcome {
  const remedy = 'deploy the stage again';
  if (!('status' in page)) return fail(page.unreachable, 'check the network');
  if (page.status !== 200) return fail(`GET ${CONSOLE_PATH}: ${page.status}`, remedy);
  const config = readConfig(page);
  if (config === undefined) return fail(`GET ${CONSOLE_PATH} is not the console's page`, remedy);
  const others = Object.entries({ issuer, clientId, scopes: scopes.join(' ') }).filter(
    ([name, value]) => config[name] !== value,
  );
  if (others.length > 0) {
    return failOn(
      others.map(
        ([name, value]) => `${name} is ${quote(String(config[name]))}, the stage has ${quote(value)}`,
      ),
      remedy,
    );
  }
  if (config.signInProblem === undefined) return pass;
  return fail(
    `it offers no sign-in: ${quote(config.signInProblem)}`,
    'see the lines about the issuer; the function tries again with each page that it serves',
  );
}

function readConfig({ body }: HttpResponse): z.output<typeof configSchema> | undefined {
  const [, content = ''] = /<meta name="onbehalf-config" content="([^"]*)"/.exec(body) ?? [];
  const entities: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&', '#39': "'" };
  const text = content.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '');
  return configSchema.safeParse(parseJson({ body: text })).data;
}

function judgeSignIn(response: Exchange, redirectUri: string): Outcome {
  const remedy = `${CLIENT_REMEDY}, the redirect URI ${redirectUri} and the stage's console.scopes`;
  if (!('status' in response)) return fail(response.unreachable, 'check the network and the issuer');
  if (response.status >= 400) return fail(`the authorization endpoint returns ${response.status}`, remedy);
  const location = URL.parse(response.headers.get('location') ?? '', redirectUri);
  const error = location?.searchParams.get('error') ?? undefined;
  if (error !== undefined && !NEEDS_USER.includes(error)) return fail(`it returns ${quote(error)}`, remedy);
  if (location?.href.startsWith(redirectUri)) return pass;
  return { status: 'pass', note: 'it shows a page of its own, which may be an error: sign in once' };
}

function judgeRedemption(response: Exchange, origin: string): Outcome {
  if (!('status' in response)) return fail(response.unreachable, 'check the network and the issuer');
  const { data } = tokenError.safeParse(parseJson(response));
  if (data?.error === 'invalid_client' || data?.error === 'unauthorized_client') {
    return fail(`the token endpoint returns ${quote(data.error)}`, CLIENT_REMEDY);
  }
  const allowed = response.headers.get('access-control-allow-origin') ?? '';
  if (allowed === '*' || allowed === origin) return pass;
  return fail(
    `the token endpoint allows ${quote(allowed)} for the origin ${quote(origin)}`,
    "allow the API's origin for CORS in the client's settings at the issuer",
  );
}
