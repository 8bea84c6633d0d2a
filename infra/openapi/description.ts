import { BODY_BYTES, JSON_DEPTH } from '../../shared/config/limits.ts';

/** What no schema of the document can say, as Markdown. */
export const description = `Acts on behalf of a product's users in Gmail, Slack, Notion, Google Calendar and other apps.

**Who calls.** A user calls with their own access token, and is the user whom the token names. A service calls with a token of scope \`onbehalf/act-as\` and names the user in \`On-Behalf-Of\`. Each route lists scopes of which any one is enough. A request that names an \`identifier\`, \`userId\`, \`organizationId\` or \`connectedAccountId\` in its query, its headers or the top level of its body gets 400.

**Requests.** A body has at most ${BODY_BYTES / 1024} KB and ${JSON_DEPTH} levels of JSON, in UTF-8 and not compressed. Its numbers are doubles: an integer past ±9007199254740991, or another number past it that a double does not hold as written, is 400. Lengths of texts count Unicode code points; half of a surrogate pair is 400. A route with a token and without a body accepts none, or \`{}\`.

**Responses.** A later version may add members to a response, and values to its enumerations. No response may be cached, unless its headers allow it.

**Problems.** A function returns each error as \`application/problem+json\` (RFC 9457). Decide by \`code\`, and by \`retryable\` for a code that you do not know. Errors of API Gateway itself are \`{"message": …}\` without a \`code\`. Beside those that each route lists, it returns 400 for a malformed request, 404 for an unknown route, and 431 over 10 KB of request line and headers.

**Writes.** A write needs an \`Idempotency-Key\`: one key for one intention. A request that is repeated with its key is executed at most once, and returns the stored response with \`Idempotent-Replayed: true\`.`;
