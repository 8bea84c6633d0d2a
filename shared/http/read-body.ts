import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { parseJsonBody } from './body/parse-json-body.ts';
import { refuseIdentityFields } from './caller/refuse-identity-fields.ts';

/**
 * The JSON of an event's body; undefined when there is none.
 * @param defaultType the type of a body without `Content-Type`
 * @throws AppError `payload-too-large`, `unsupported-media-type`, `invalid-request` (also for a field that names an
 * identity)
 */
export function readBody(
  { headers, ...event }: Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>,
  defaultType?: string,
): unknown {
  const body = parseJsonBody({
    ...event,
    contentType: headers['content-type'] ?? defaultType,
    contentEncoding: headers['content-encoding'],
    contentLength: headers['content-length'],
  });
  if (typeof body === 'object' && body !== null) refuseIdentityFields('body', Object.keys(body));
  return body;
}
