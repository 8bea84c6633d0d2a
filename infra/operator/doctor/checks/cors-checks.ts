import { ask, type Exchange } from '../ask.ts';
import { type Check, check, fail, failOn, pass } from './check.ts';
import { quoted } from './quoted.ts';

const STRANGER = 'https://onbehalf-doctor.invalid';
const REMEDY =
  'allowedOrigins of the stage in cdk.json are what deploys: deploy, and change CORS nowhere else';

/** What browsers may do. */
export const corsChecks: Check[] = [
  check("CORS answers each frontend's origin", ['api', 'stage'], async ({ api, stage }) => {
    const answered = await Promise.all(
      stage.allowedOrigins.map(async (origin) => ({
        origin,
        allowed: allowedOrigin(await preflight(api.url, origin)),
      })),
    );
    const wrong = answered.filter(({ origin, allowed }) => allowed !== origin);
    return failOn(
      wrong.map(({ origin, allowed }) => `${quoted(origin)} is answered ${quoted(allowed)}`),
      REMEDY,
    );
  }),
  check('CORS answers no other origin', ['api'], async ({ api }) => {
    const allowed = allowedOrigin(await preflight(api.url, STRANGER));
    return allowed === '' ? pass : fail(`${quoted(STRANGER)} is answered ${quoted(allowed)}`, REMEDY);
  }),
  check('CORS allows Authorization and not On-Behalf-Of', ['api', 'stage'], async ({ api, stage }) => {
    const [origin = STRANGER] = stage.allowedOrigins;
    const allowed = headerOf(await preflight(api.url, origin), 'access-control-allow-headers')
      .toLowerCase()
      .split(/\s*,\s*/);
    const wrong: string[] = [];
    if (!allowed.includes('authorization')) wrong.push('Authorization is not allowed');
    if (allowed.some((name) => name === 'on-behalf-of' || name === '*'))
      wrong.push('On-Behalf-Of is allowed');
    return failOn(wrong, REMEDY);
  }),
];

/** Asks as a browser would before a request with both headers. */
function preflight(url: string, origin: string): Promise<Exchange> {
  return ask(`${url}/connections`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,on-behalf-of',
    },
  });
}

function allowedOrigin(exchange: Exchange): string {
  return headerOf(exchange, 'access-control-allow-origin');
}

/** No answer is told in the header's place, so that no check takes it for an absent header. */
function headerOf(exchange: Exchange, name: string): string {
  return 'status' in exchange ? (exchange.headers.get(name) ?? '') : exchange.unreachable;
}
