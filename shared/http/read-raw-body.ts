import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AppError } from '../errors/app-error.ts';

/**
 * The bytes of an event's body, as they were sent; empty in a route that receives none.
 * @throws AppError `payload-too-large`, before anything is decoded
 */
export function readRawBody(
  { body = '', isBase64Encoded }: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>,
  maxBytes: number,
): Buffer {
  if (maxBytes === 0) return Buffer.alloc(0);
  const encoding = isBase64Encoded ? 'base64' : 'utf8';
  if (Buffer.byteLength(body, encoding) > maxBytes) {
    throw new AppError('payload-too-large', { detail: `The body may have at most ${maxBytes / 1024} KB.` });
  }
  return Buffer.from(body, encoding);
}
