import { z } from 'zod';
import { type Answer, ask, jsonOf } from '../ask.ts';
import { type Check, check, fail, type Outcome, pass } from './check.ts';
import { quoted } from './quoted.ts';

const URL_REMEDY = "--url takes the stack's output ApiUrl; where it is that, deploy the stage again";

const refusal = z.looseObject({ message: z.string() });
const problem = z.looseObject({ code: z.string() });

/** The API as its callers meet it. */
export const apiChecks: Check[] = [
  check('the API answers', ['apiExchange'], ({ apiExchange }) =>
    'status' in apiExchange
      ? pass
      : fail(
          apiExchange.unreachable,
          "--url takes the stack's output ApiUrl; look at DNS, proxy and network",
        ),
  ),
  check('the API refuses a request without a token', ['api'], ({ api }) =>
    isRefusal(api.answer, 401) ? pass : fail(`GET /connections: ${told(api.answer)}, not 401`, URL_REMEDY),
  ),
  check('the API knows no other routes', ['api'], async ({ api }) => {
    const answer = await ask(`${api.url}/onbehalf-doctor/no-such-route`);
    if (!('status' in answer)) return fail(answer.unreachable, URL_REMEDY);
    if (isRefusal(answer, 404)) return pass;
    return fail(`an unknown route: ${told(answer)}, not API Gateway's own 404`, URL_REMEDY);
  }),
  check('the API lets the token in', ['api', 'token'], async ({ api, token }) => {
    const answer = await ask(`${api.url}/connections`, { headers: { authorization: `Bearer ${token}` } });
    if ('status' in answer) return judgeAdmission(answer);
    return fail(answer.unreachable, 'look at the network');
  }),
];

function judgeAdmission(answer: Answer): Outcome {
  const found = `GET /connections: ${told(answer)}`;
  const challenge = quoted(answer.headers.get('www-authenticate') ?? '');
  switch (answer.status) {
    case 200:
      return pass;
    case 401:
      return fail(
        `${found}, WWW-Authenticate ${challenge}`,
        "issuer, audience or time of the token do not suit the deployed authorizer, or it cannot reach the issuer: the token's lines and the issuer's say which; after a change in cdk.json, deploy",
      );
    case 403:
      return fail(
        `${found}, WWW-Authenticate ${challenge}`,
        'let the issuer grant the access token a scope onbehalf/read or onbehalf/write, and the user claim; an ID token has no scope',
      );
    case 400:
      return fail(found, "give a user's access token; a service's has to name a user");
    default:
      return fail(
        found,
        "look into the log of callback-status; upstream-unavailable is Scalekit, the secret or the table (Scalekit's lines say more)",
      );
  }
}

/** API Gateway's own form of a refusal. */
function isRefusal(answer: Answer, status: number): boolean {
  return answer.status === status && refusal.safeParse(jsonOf(answer)).success;
}

function told(answer: Answer): string {
  const { data } = problem.safeParse(jsonOf(answer));
  return data ? `${answer.status} ${quoted(data.code)}` : String(answer.status);
}
