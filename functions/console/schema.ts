import * as z from 'zod/mini';
import { contract } from '../../shared/http/contract.ts';

const media = ['text/html', 'text/javascript', 'text/css', 'image/svg+xml'] as const;

const validated = { ETag: 'For `If-None-Match`', Vary: '`accept-encoding, origin`' };
const compressed = { 'Content-Encoding': '`gzip` where the client accepts it' };
const sniffed = { 'X-Content-Type-Options': '`nosniff`' };
const secured = {
  ...sniffed,
  'Content-Security-Policy':
    'Nothing inline and nothing from elsewhere; requests to the API and the issuer only',
  'Referrer-Policy': '`no-referrer`',
  'Cross-Origin-Opener-Policy': '`same-origin-allow-popups`',
};

/** The document itself, in every stage. */
export const openApiContract = contract({
  'GET /openapi.json': {
    summary: 'The OpenAPI document of this API',
    description:
      'With the address of this API and the issuer of its tokens. It may be cached, and has an `ETag`.',
    access: 'none',
    reason:
      'The document is public: it describes the routes as the repository does, and holds nothing about a user and no secret.',
    throttle: { ratePerSecond: 10, burst: 20 },
    responses: { 200: z.looseObject({ openapi: z.string() }), 304: null },
    headers: { 200: { ...validated, ...sniffed, ...compressed }, 304: { ...validated, ...sniffed } },
    problems: [],
  },
});

/** The routes that a stage with the console adds. */
export const consoleContract = contract({
  'GET /console': {
    summary: "The console's page",
    onlyIn: 'console',
    access: 'none',
    reason:
      'A browser loads the page before its user has signed in. The page holds no data: it calls the API with the token that it receives from the issuer.',
    // A page has about six files.
    throttle: { ratePerSecond: 50, burst: 100 },
    // Further parameters, which an issuer may add to the address, are ignored.
    query: z.looseObject({}),
    responses: { 200: { media: ['text/html'] } },
    headers: { 200: { ...secured, Vary: validated.Vary, ...compressed } },
    problems: [],
  },
  'GET /console/{file}': {
    summary: 'A page, script, style or picture of the console',
    onlyIn: 'console',
    access: 'none',
    reason:
      'A browser loads these files before its user has signed in, and returns to the pages by redirects, which bring no token. They hold no data.',
    throttle: { ratePerSecond: 100, burst: 200 },
    path: z.strictObject({
      file: z.string().check(z.maxLength(128), z.meta({ examples: ['app.js'] })),
    }),
    query: z.looseObject({}),
    responses: { 200: { media }, 304: null },
    headers: { 200: { ...validated, ...secured, ...compressed }, 304: { ...validated, ...secured } },
    problems: ['not-found'],
  },
});
