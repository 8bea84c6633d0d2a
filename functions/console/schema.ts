import * as z from 'zod';
import { contract } from '../../shared/http/contract.ts';

const media = ['text/html', 'text/javascript', 'text/css', 'image/svg+xml'] as const;

/** The document itself, in every stage. */
export const openApiContract = contract({
  'GET /openapi.json': {
    summary: 'The OpenAPI document of this API',
    description:
      'With the address of this API and the issuer of its tokens. It may be cached, and has an `ETag`.',
    access: 'none',
    reason:
      'The document is public: it describes the routes as the repository does, and holds nothing about a user and no secret.',
    throttle: { ratePerSecond: 20, burst: 40 },
    responses: { 200: z.looseObject({ openapi: z.string() }), 304: null },
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
    problems: [],
  },
  'GET /console/{file}': {
    summary: 'A page, script, style or picture of the console',
    onlyIn: 'console',
    access: 'none',
    reason:
      'A browser loads these files before its user has signed in, and returns to the pages by redirects, which bring no token. They hold no data.',
    throttle: { ratePerSecond: 100, burst: 200 },
    path: z.strictObject({ file: z.string().max(128) }),
    query: z.looseObject({}),
    responses: { 200: { media }, 304: null },
    problems: ['not-found'],
  },
});
