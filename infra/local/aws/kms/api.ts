import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import type { Emulator } from '../protocol/emulator.ts';
import { jsonOf } from '../protocol/json-of.ts';
import { jsonCall } from '../protocol/json-protocol.ts';
import { parseMembers } from '../protocol/members.ts';

const KEY = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] };

const keyInput = z.object({ KeyId: z.string().min(1).max(2_048) });
const signInput = keyInput.extend({
  Message: z.base64(),
  // A digest would be signed without a hash, which node:crypto has not.
  MessageType: z.enum(['RAW']).default('RAW'),
  SigningAlgorithm: z.enum(['ECDSA_SHA_256']),
});

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject };

/**
 * Emulates KMS for the template's asymmetric keys: P-256, new at every start.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export function createKms(keyArns: readonly string[]): Emulator {
  const pairs = new Map(
    keyArns.map((arn) => [arn, generateKeyPairSync('ec', { namedCurve: 'P-256' }) satisfies KeyPair]),
  );

  /** KMS finds a key by its id or its ARN. */
  function findPair(keyId: string): [arn: string, pair: KeyPair] {
    const found = [...pairs].find(([arn]) => arn === keyId || arn.endsWith(`:key/${keyId}`));
    if (found === undefined) throw new AwsError('NotFoundException', `Key '${keyId}' does not exist`);
    return found;
  }
  const operations = {
    Sign(body: string) {
      const { KeyId, Message, SigningAlgorithm } = parseMembers(signInput, jsonOf(body));
      const message = Buffer.from(Message, 'base64');
      if (message.length < 1 || message.length > 4_096) {
        const length = 'Member must have length less than or equal to 4096';
        throw new AwsError(
          'ValidationException',
          `1 validation error detected: Value at 'message' failed to satisfy constraint: ${length}`,
        );
      }
      const [arn, { privateKey }] = findPair(KeyId);
      return {
        KeyId: arn,
        SigningAlgorithm,
        Signature: sign('sha256', message, privateKey).toString('base64'),
      };
    },
    GetPublicKey(body: string) {
      const [arn, { publicKey }] = findPair(parseMembers(keyInput, jsonOf(body)).KeyId);
      const der = publicKey.export({ type: 'spki', format: 'der' });
      return { KeyId: arn, ...KEY, PublicKey: der.toString('base64') };
    },
  };
  return (request) =>
    jsonCall(
      {
        service: 'kms',
        targetPrefix: 'TrentService',
        contentType: 'application/x-amz-json-1.1',
        resourceMember: 'KeyId',
        operations,
      },
      request,
    );
}
