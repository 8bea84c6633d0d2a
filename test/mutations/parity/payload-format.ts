import type { ParityMutation } from '../mutation.ts';

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';
const format = `${guide}/http-api-develop-integrations-lambda.html`;
const event = {
  source: format,
  file: 'infra/local/aws/api-gateway/event.ts',
  test: 'test/local/aws/api-gateway/event.test.ts',
};
const everyPart = 'has every part of a request in payload format 2.0';
const absent = 'omits members that would be empty';
const response = {
  source: format,
  file: 'infra/local/aws/api-gateway/function-response.ts',
  test: 'test/local/aws/api-gateway/function-response.test.ts',
};

/** Lambda's payload format 2.0, in both directions. */
export const payloadFormat: readonly ParityMutation[] = [
  {
    ...event,
    behaviour: 'Values of a repeated query parameter are joined with commas',
    find: "query.getAll(name).join(',')",
    replace: "query.get(name) ?? ''",
    name: everyPart,
  },
  {
    ...event,
    behaviour: 'rawQueryString is the query as sent',
    find: '    rawQueryString: request.rawQueryString,\n',
    replace: '    rawQueryString: query.toString(),\n',
    name: everyPart,
  },
  {
    ...event,
    behaviour: 'Cookies are a list beside the headers and not among them',
    file: 'infra/local/aws/api-gateway/received-request.ts',
    find: 'const { cookie, ...headers } = joinHeaders(request.rawHeaders);',
    replace: 'const headers = joinHeaders(request.rawHeaders);\n  const { cookie } = headers;',
    name: everyPart,
  },
  {
    ...event,
    behaviour: 'Header names are in lower case, values of a repeated header joined with commas',
    file: 'infra/local/aws/api-gateway/received-request.ts',
    find: '`${joined[name]},${value}`',
    replace: 'value',
    name: 'joins repeated headers with commas',
  },
  {
    ...event,
    behaviour: 'x-forwarded-for ends with the address of the client',
    find: "[headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', ')",
    replace: "headers['x-forwarded-for'] ?? sourceIp",
    name: "appends the client's address to x-forwarded-for",
  },
  {
    ...event,
    behaviour: 'Members that would be empty are absent: cookies, queryStringParameters, pathParameters, body',
    find: '...(names.length > 0 && { queryStringParameters }),',
    replace: 'queryStringParameters,',
    name: absent,
  },
  {
    ...event,
    behaviour: 'requestContext.authorizer is absent on a route without authorizer',
    find: '...(authorizerContext !== undefined && { authorizer: authorizerContext }),',
    replace: 'authorizer: authorizerContext ?? {},',
    name: absent,
  },
  {
    ...event,
    behaviour: 'requestContext.time is in the common log format, timeEpoch in milliseconds',
    find: 'timeEpoch: received.getTime(),',
    replace: 'timeEpoch: Math.floor(received.getTime() / 1000),',
    name: everyPart,
  },
  {
    ...event,
    behaviour: 'Path parameters are percent-decoded',
    file: 'infra/local/aws/api-gateway/received-request.ts',
    find: 'return decodeURIComponent(path);',
    replace: 'return path;',
    name: everyPart,
  },
  {
    ...event,
    behaviour: 'content-length counts the bytes of the body, also when it is sent in chunks',
    find: "    'content-length': String(length),\n",
    replace: '',
    name: 'counts the bytes of a chunked body',
  },
  {
    ...event,
    behaviour: 'A body is text for text/*, JSON, XML and JavaScript, and base64 for every other type',
    source: 'https://github.com/ministackorg/ministack/pull/766',
    find: 'application\\/(json|xml|javascript)',
    replace: 'application\\/(.*json|xml|javascript)',
    name: 'application/problem+json',
  },
  {
    ...event,
    behaviour: 'Claims arrive as strings, a list as [a b]',
    source: 'https://github.com/floci-io/floci/pull/2011',
    find: "`[${value.map(claimText).join(' ')}]`",
    replace: 'value.map(claimText).join()',
    test: 'test/local/aws/api-gateway/jwt-authorizer.test.ts',
    name: 'passes claims as strings',
  },
  {
    ...event,
    behaviour: 'jwt.scopes is null on a route without scopes',
    source: 'https://github.com/floci-io/floci/pull/2011',
    find: 'routeScopes.length > 0 ? scopesOf(claims) : null',
    replace: 'scopesOf(claims)',
    test: 'test/local/aws/api-gateway/jwt-authorizer.test.ts',
    name: 'passes claims as strings',
  },
  {
    ...response,
    behaviour: 'A result without statusCode is the body of a 200 of type application/json',
    find: "const headers = { 'content-type': 'application/json' };",
    replace: "const headers = { 'content-type': 'text/plain' };",
    name: 'infers 200 and JSON from {"message":"hello"}',
  },
  {
    ...response,
    behaviour: 'Each of a result’s cookies becomes a set-cookie header',
    find: 'cookies: cookies ?? [],',
    replace: 'cookies: [],',
    name: 'sends status, headers and cookies',
  },
  {
    ...response,
    behaviour: 'A body with isBase64Encoded is decoded',
    find: "isBase64Encoded ? 'base64' : 'utf8'",
    replace: "'utf8'",
    name: 'decodes a base64 body',
  },
  {
    ...response,
    behaviour: 'A body without content type is text/plain;charset=UTF-8',
    find: "{ 'content-type': 'text/plain;charset=UTF-8', ...lowerCaseNames(headers ?? {}) }",
    replace: 'lowerCaseNames(headers ?? {})',
    name: 'sends a body without content type as text',
  },
  {
    ...response,
    behaviour: 'Header values may be numbers and booleans, but not lists',
    find: 'z.union([z.string(), z.number(), z.boolean()])',
    replace: 'z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])',
    name: 'returns 500 for {"statusCode":200,"headers":{"a":["b"]}}',
  },
  {
    ...response,
    behaviour: 'A result whose status is no final HTTP status is 500',
    find: '.min(200)',
    replace: '.min(100)',
    name: 'returns 500 for',
  },
  {
    ...response,
    behaviour: 'multiValueHeaders belong to format 1.0 and are ignored',
    find: '...lowerCaseNames(headers ?? {}) }',
    replace: '...lowerCaseNames({ ...headers, ...Object(value).multiValueHeaders }) }',
    name: 'ignores multiValueHeaders',
  },
  {
    ...response,
    behaviour: 'The gateway sets length and transfer encoding and ignores those of the function',
    find: "!HOP_BY_HOP.has(name) && name !== 'content-length'",
    replace: 'true',
    name: 'and the actual length of the body',
  },
  {
    ...response,
    behaviour: 'A result that is not JSON is 500',
    find: '  } catch {\n    throw internalServerError();',
    replace: '  } catch {\n    return text;',
    test: 'test/local/aws/lambda/invocations.test.ts',
    name: 'a function that returns invalid JSON becomes 500',
  },
];
