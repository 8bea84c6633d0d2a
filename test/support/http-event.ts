import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

export type SentEvent = {
  routeKey: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
  claims?: Record<string, unknown>;
  rawQueryString?: string;
  pathParameters?: Record<string, string>;
};

export const REQUEST_ID = 'request-1';

/** A user who may read and write. */
export const userClaims = { iss: 'https://issuer', sub: 'ada', scope: 'onbehalf/read onbehalf/write' };

/** The event of a request in payload format 2.0; a body of bytes is in base64. */
export function httpEvent({ routeKey, headers = {}, body, ...sent }: SentEvent): Event {
  const { claims = userClaims, rawQueryString = '', pathParameters } = sent;
  const isBase64Encoded = Buffer.isBuffer(body);
  const query = Object.fromEntries(new URLSearchParams(rawQueryString));
  const event = {
    version: '2.0',
    routeKey,
    rawPath: `/${Object.values(pathParameters ?? {}).join('/')}`,
    rawQueryString,
    headers: { 'content-length': String(Buffer.byteLength(body ?? '')), ...headers },
    ...(rawQueryString !== '' && { queryStringParameters: query }),
    ...(pathParameters !== undefined && { pathParameters }),
    requestContext: { authorizer: { jwt: { claims, scopes: null } } },
    ...(body !== undefined && { body: isBase64Encoded ? body.toString('base64') : body }),
    isBase64Encoded,
  };
  return event as unknown as Event;
}

/** The context of an invocation with so many milliseconds left. */
export function lambdaContext(remainingMs = 28_000): Context {
  return { awsRequestId: REQUEST_ID, getRemainingTimeInMillis: () => remainingMs } as unknown as Context;
}
