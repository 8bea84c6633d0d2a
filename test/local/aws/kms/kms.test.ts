import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKms } from '../../../../infra/local/aws/kms/api.ts';
import { AwsError } from '../../../../infra/local/aws/protocol/aws-error.ts';

const arn = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000000';
const emulator = createKms([arn]);

async function call(operation: string, input: object) {
  const made = emulator({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': `TrentService.${operation}` },
    body: JSON.stringify(input),
  });
  if (made === undefined) throw new Error(`The emulator does not know ${operation}.`);
  try {
    return JSON.parse((await made.run()).body);
  } catch (error) {
    if (error instanceof AwsError) return { code: error.code };
    throw error;
  }
}

const message = (text: string) => ({
  KeyId: arn,
  Message: Buffer.from(text).toString('base64'),
  MessageType: 'RAW',
  SigningAlgorithm: 'ECDSA_SHA_256',
});

// https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
describe('KMS', () => {
  it('signs a message so that the public key checks it', async () => {
    const { Signature, ...signed } = await call('Sign', message('a statement'));
    expect(signed).toEqual({ KeyId: arn, SigningAlgorithm: 'ECDSA_SHA_256' });
    const { PublicKey, ...described } = await call('GetPublicKey', { KeyId: arn.split('/')[1] });
    expect(described).toMatchObject({ KeyId: arn, KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const key = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), format: 'der', type: 'spki' });
    const check = (text: string) =>
      verify('sha256', Buffer.from(text), key, Buffer.from(Signature, 'base64'));
    expect([check('a statement'), check('another statement')]).toEqual([true, false]);
  });

  it.each([
    ['an unknown key', { ...message('x'), KeyId: `${arn}0` }, 'NotFoundException'],
    ['an empty message', message(''), 'ValidationException'],
    ['a message over 4096 bytes', message('x'.repeat(4_097)), 'ValidationException'],
    ['another algorithm', { ...message('x'), SigningAlgorithm: 'RSASSA_PSS_SHA_256' }, 'ValidationException'],
  ])('refuses %s', async (_what, input, code) => {
    expect(await call('Sign', input)).toEqual({ code });
  });
});
