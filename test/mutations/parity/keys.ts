import type { ParityMutation } from '../mutation.ts';

const kms = 'https://docs.aws.amazon.com/kms/latest/APIReference';
const key = {
  source: `${kms}/API_Sign.html`,
  file: 'infra/local/aws/kms/api.ts',
  test: 'test/local/aws/kms/kms.test.ts',
};

/** KMS. */
export const keys: readonly ParityMutation[] = [
  {
    ...key,
    behaviour: 'KMS signs the hash of a message itself, up to 4,096 bytes of it',
    find: 'message.length > 4_096',
    replace: 'message.length > 40_960',
    name: 'refuses a message over 4096 bytes',
  },
  {
    ...key,
    behaviour: 'KMS finds a key by its id or its ARN',
    source: `${kms}/API_GetPublicKey.html`,
    find: 'arn === keyId || arn.endsWith(`:key/${keyId}`)',
    replace: 'arn === keyId',
    name: 'signs a message so that the public key checks it',
  },
];
