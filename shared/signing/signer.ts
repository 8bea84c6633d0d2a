import * as z from 'zod/mini';
import { openService } from '../aws/aws-service.ts';
import type { AwsEnvironment } from '../aws/endpoint.ts';
import { SIGN_ATTEMPTS, SIGN_CALL_MS, SIGNED_BYTES } from '../config/limits.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';

/** A statement with the signature of the stack's key: ECDSA over the SHA-256 of the UTF-8 text, DER in base64. */
type SignedStatement = {
  statement: string;
  keyId: string;
  algorithm: typeof ALGORITHM;
  signature: string;
};

export type Signer = {
  /**
   * Signs a text of at most 4,096 bytes, which names its own kind: one key signs texts of several kinds.
   * @throws AppError `upstream-unavailable`, `internal`
   */
  sign(statement: string): Promise<SignedStatement>;
};

const ALGORITHM = 'ECDSA_SHA_256';

const responseSchema = z.object({ KeyId: z.string(), Signature: z.string() });

/**
 * The stack's asymmetric key of KMS, a P-256 key that never leaves it.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export function kmsSigner(keyArn: string, environment?: AwsEnvironment): Signer {
  const service = openService({
    service: 'kms',
    attempts: SIGN_ATTEMPTS,
    attemptMs: SIGN_CALL_MS,
    environment,
  });
  async function callSign(input: object): Promise<unknown> {
    try {
      return await service.call({
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'TrentService.Sign' },
        body: JSON.stringify(input),
      });
    } catch (cause) {
      throw fromAwsError(cause);
    }
  }
  return {
    async sign(statement) {
      const message = Buffer.from(statement);
      if (message.length > SIGNED_BYTES) {
        throw new Error(`KMS signs ${SIGNED_BYTES} bytes, and the statement has ${message.length}.`);
      }
      const response = await callSign({
        KeyId: keyArn,
        Message: message.toString('base64'),
        MessageType: 'RAW',
        SigningAlgorithm: ALGORITHM,
      });
      const { KeyId, Signature } = responseSchema.parse(response);
      return { statement, keyId: KeyId, algorithm: ALGORITHM, signature: Signature };
    },
  };
}
