import type { Mutation } from '../../mutation.ts';

const ROUTES = { test: 'test/unit/console/routes.test.ts' };
const ISSUER = { test: 'test/unit/console/issuer-endpoints.test.ts' };
const FILES = { test: 'test/unit/http/file-response.test.ts' };
const STAGE = { test: 'test/infra/deploy/console.test.ts' };
const DOCTOR = { test: 'test/infra/operator/doctor/doctor.test.ts' };
const START = { test: 'test/unit/connect/authorize.test.ts' };

/** The console as the API serves it, and the pages to which its links return. */
export const consoleHosting: readonly Mutation[] = [
  {
    behaviour: 'A page that opened the console can navigate its window',
    find: "'cross-origin-opener-policy': 'same-origin-allow-popups',",
    replace: "'cross-origin-opener-policy': 'unsafe-none',",
    test: 'test/unit/console/routes.test.ts',
    name: 'loads nothing from elsewhere and sends requests only to its API and the token endpoint',
  },
  {
    behaviour: 'A configuration with a quotation mark ends its attribute and becomes markup',
    find: 'escapeHtml(JSON.stringify({ ...stage, ...found }))',
    replace: 'JSON.stringify({ ...stage, ...found })',
    ...ROUTES,
    name: 'has the configuration of its stage',
  },
  {
    behaviour: "The console's pages may send requests to any address",
    find: `["connect-src 'self'", ...listOrigins(discovery)].join(' '),`,
    replace: `["connect-src 'self' https:", ...listOrigins(discovery)].join(' '),`,
    ...ROUTES,
    name: 'loads nothing from elsewhere and sends requests only to its API and the token endpoint',
  },
  {
    behaviour: 'A page whose address holds a code is kept in a cache',
    find: "{ ...listSecurityHeaders(discovery), 'cache-control': 'no-store' }",
    replace: "{ ...listSecurityHeaders(discovery), 'cache-control': 'no-cache' }",
    ...ROUTES,
    name: 'is kept in no cache, as its address may hold a code',
  },
  {
    behaviour: 'The script of an earlier deployment is used for a year',
    find: "HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'",
    replace: "'public, max-age=31536000, immutable'",
    ...ROUTES,
    name: 'has its type and is revalidated unless its name has its hash',
  },
  {
    behaviour: "A discovery document of another issuer directs the console's sign-in",
    find: 'if (data.issuer !== issuer) return { problem: "the issuer\'s discovery document names another issuer" };',
    replace: '',
    ...ISSUER,
    name: 'are absent with a reason when it names another issuer',
  },
  {
    behaviour: "The issuer's discovery is followed to another address",
    find: "redirect: 'manual', signal",
    replace: 'signal',
    ...ISSUER,
    name: 'come from its discovery document, without following a redirect',
  },
  {
    behaviour: 'A code is sent to a token endpoint without TLS',
    find: "issuer.startsWith('http:') ? /^https?$/ : /^https$/",
    replace: '/^https?$/',
    ...ISSUER,
    name: 'are absent with a reason when it names {"token_endpoint":"http:',
  },
  {
    behaviour: 'A failed discovery is kept: the console has no sign-in until its process ends',
    find: "if (kept === undefined || 'endpoints' in found) return found;",
    replace:
      'if (kept === undefined) fetch = async () => { throw new Error(); };\n    if (kept === undefined) return found;',
    ...ISSUER,
    name: 'are absent with a reason when it does not respond, and are sought again',
  },
  {
    behaviour: 'While the issuer is down, the console loses the endpoints that it had',
    find: 'return { endpoints: kept.endpoints };\n  };',
    replace: 'return found;\n  };',
    ...ISSUER,
    name: 'are kept longer while it fails, which is asked once a minute',
  },
  {
    behaviour: 'The document of a stage has routes for which its gateway returns 404',
    find: 'mode === undefined || modes.includes(mode)',
    replace: "mode !== ''",
    ...ROUTES,
    name: 'has the routes of the modes of its stage alone',
  },
  {
    behaviour: 'A client that refuses gzip receives it',
    find: '(?!0(\\.0*)?\\s*$)',
    replace: '',
    ...FILES,
    name: 'is compressed for a client that accepts "gzip;q=0": false',
  },
  {
    behaviour: 'A file that has not changed is sent again',
    find: "tags.includes(etag.replace(/^W\\//, ''))",
    replace: 'tags.includes(etag)',
    ...FILES,
    name: 'is 304 for a client that has',
  },
  {
    behaviour: 'The console is served in every stage',
    find: 'modes.filter((mode) => parameters[mode] !== undefined)',
    replace: "modes.filter((mode) => mode === 'console' || parameters[mode] !== undefined)",
    test: 'test/infra/deploy/http-api.test.ts',
    name: 'each have a row in the authorization matrix',
  },
  {
    behaviour: "A service's client, which may act for every user, is the console's",
    find: 'if (console === undefined || !serviceClients.includes(console.clientId)) return;',
    replace: 'return;',
    ...STAGE,
    name: 'is refused as {"clientId":"crm-sync"',
  },
  {
    behaviour: "The console's users may act for every user",
    find: 'name.endsWith(SCOPE_ACT_AS)',
    replace: "name.endsWith('act-for')",
    ...STAGE,
    name: 'is refused as {"clientId":"acme-console","scopes":["onbehalf/act-as"]}',
  },
  {
    behaviour: "Links of any client return to the console's page",
    find: 'client !== undefined && client === console?.clientId',
    replace: 'console !== undefined',
    ...START,
    name: 'sends a link of another client back to its own page',
  },
  {
    behaviour: "Links of the console return to the product's page, which does not know them",
    find: 'callbackUrl ?? console?.callbackUrl ?? deps.userVerifyUrl',
    replace: 'callbackUrl ?? deps.userVerifyUrl',
    ...START,
    name: "sends a link of the console's client back to its own page",
  },
  {
    behaviour: "In cookie mode the console's user ends on the product's page",
    find: 'const pages = ofConsole ? (deps.consolePages ?? own) : own;',
    replace: 'const pages = own;',
    test: 'test/unit/callback-status/routes.test.ts',
    name: "returns a browser in cookie mode to the console's page when the console started the link",
  },
  {
    behaviour: 'In cookie mode the console is served at an address that has ended',
    find: 'this.origin = chooseApiOrigin(parameters.cookieMode,',
    replace: 'this.origin = chooseApiOrigin(undefined,',
    ...STAGE,
    name: "serves the console at the API's own domain in cookie mode, and at the generated address in a transition",
  },
  {
    behaviour: "An issuer that does not know the console's client passes the doctor",
    find: 'if (response.status >= 400) return fail(`the authorization endpoint',
    replace: 'if (response.status >= 500) return fail(`the authorization endpoint',
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'A scope that the issuer does not grant passes the doctor, and the first sign-in fails',
    find: 'if (error !== undefined && !NEEDS_USER.includes(error))',
    replace: "if (error === 'server_error')",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: "An issuer whose CORS does not allow the console's page passes the doctor",
    find: "if (allowed === '*' || allowed === origin) return pass;",
    replace: "if (allowed !== '') return pass;",
    ...DOCTOR,
    name: 'with a remedy when',
  },
];
