import { describeResponse, isRefusal } from '../api-response.ts';
import { exchange, type HttpResponse } from '../exchange.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from './check.ts';
import { quote } from './quote.ts';

const URL_REMEDY = "--url takes the stack's output ApiUrl; if it is that, deploy the stage again";

/** The API as its callers see it. */
export const apiChecks: Check[] = [
  defineCheck('the API responds', ['apiExchange'], ({ apiExchange }) =>
    'status' in apiExchange
      ? pass
      : fail(apiExchange.unreachable, "--url takes the stack's output ApiUrl; check DNS, proxy and network"),
  ),
  defineCheck('the API refuses a request without a token', ['api'], ({ api }) =>
    isRefusal(api.response, 401)
      ? pass
      : fail(`GET /connections: ${describeResponse(api.response)}, not 401`, URL_REMEDY),
  ),
  defineCheck('the API serves no other routes', ['api'], async ({ api }) => {
    const response = await exchange(`${api.url}/onbehalf-doctor/no-such-route`);
    if (!('status' in response)) return fail(response.unreachable, URL_REMEDY);
    if (isRefusal(response, 404)) return pass;
    return fail(`an unknown route: ${describeResponse(response)}, not API Gateway's own 404`, URL_REMEDY);
  }),
  defineCheck('the API accepts the token', ['api', 'token'], async ({ api, token }) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await exchange(`${api.url}/connections`, { headers });
    if ('status' in response) return judgeAcceptance(response);
    return fail(response.unreachable, 'check the network');
  }),
];

function judgeAcceptance(response: HttpResponse): Outcome {
  const found = `GET /connections: ${describeResponse(response)}`;
  const challenge = quote(response.headers.get('www-authenticate') ?? '');
  switch (response.status) {
    case 200:
      return pass;
    case 401:
      return fail(
        `${found}, WWW-Authenticate ${challenge}`,
        'issuer, audience or time of the token do not match the deployed authorizer, or it cannot reach the issuer: see the lines about the token and the issuer; after a change in cdk.json, deploy',
      );
    case 403:
      return fail(
        `${found}, WWW-Authenticate ${challenge}`,
        'let the issuer grant the access token the scope onbehalf/read or onbehalf/write, and set the user claim; an ID token has no scope',
      );
    case 400:
      return fail(found, "give a user's access token; a service's token must name a user");
    default:
      return fail(
        found,
        'read the log of callback-status; upstream-unavailable means Scalekit, the secret or the table (see the lines about Scalekit)',
      );
  }
}
