import { type Exchange, exchange } from '../exchange.ts';
import { type Check, defineCheck, fail, failOn, pass } from './check.ts';
import { quote } from './quote.ts';

const OTHER_ORIGIN = 'https://onbehalf-doctor.invalid';
const REMEDY = 'allowedOrigins of the stage in cdk.json set CORS: deploy, and change CORS nowhere else';

/** Checks which origins and headers the API allows to browsers. */
export const corsChecks: Check[] = [
  defineCheck("CORS allows each frontend's origin", ['api', 'stage'], async ({ api, stage }) => {
    const allowances = await Promise.all(
      stage.allowedOrigins.map(async (origin) => ({
        origin,
        allowed: readAllowedOrigin(await sendPreflight(api.url, origin)),
      })),
    );
    const wrong = allowances.filter(({ origin, allowed }) => allowed !== origin);
    return failOn(
      wrong.map(({ origin, allowed }) => `for ${quote(origin)} the response allows ${quote(allowed)}`),
      REMEDY,
    );
  }),
  defineCheck('CORS allows no other origin', ['api'], async ({ api }) => {
    const allowed = readAllowedOrigin(await sendPreflight(api.url, OTHER_ORIGIN));
    return allowed === ''
      ? pass
      : fail(`for ${quote(OTHER_ORIGIN)} the response allows ${quote(allowed)}`, REMEDY);
  }),
  defineCheck('CORS allows Authorization and not On-Behalf-Of', ['api', 'stage'], async ({ api, stage }) => {
    const [origin = OTHER_ORIGIN] = stage.allowedOrigins;
    const allowed = readHeader(await sendPreflight(api.url, origin), 'access-control-allow-headers')
      .toLowerCase()
      .split(/\s*,\s*/);
    const wrong: string[] = [];
    if (!allowed.includes('authorization')) wrong.push('Authorization is not allowed');
    if (allowed.some((name) => name === 'on-behalf-of' || name === '*'))
      wrong.push('On-Behalf-Of is allowed');
    return failOn(wrong, REMEDY);
  }),
];

/** Sends a browser's preflight for a request with both headers. */
function sendPreflight(url: string, origin: string): Promise<Exchange> {
  return exchange(`${url}/connections`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,on-behalf-of',
    },
  });
}

function readAllowedOrigin(response: Exchange): string {
  return readHeader(response, 'access-control-allow-origin');
}

/** Reads a header. A missing response returns its reason: an absent header is a result, a missing response is not. */
function readHeader(response: Exchange, name: string): string {
  return 'status' in response ? (response.headers.get(name) ?? '') : response.unreachable;
}
