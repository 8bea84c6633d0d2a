import { describe, expect, it } from 'vitest';
import { kmsSigner } from '../../../shared/signing/signer.ts';
import { awsServer, type Received, responses } from '../../support/aws/aws-server.ts';
import { rejectionOf } from '../../support/error-of.ts';

const { success, error } = responses;
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const signed = success({ KeyId: KEY, Signature: 'c2lnbmF0dXJl', SigningAlgorithm: 'ECDSA_SHA_256' });

describe("the signature of the stack's key", () => {
  it("is a call of Sign in KMS's protocol, over the whole text", async () => {
    const { environment, requests } = await awsServer(signed);
    expect(await kmsSigner(KEY, environment).sign('{"kind":"é"}')).toEqual({
      statement: '{"kind":"é"}',
      keyId: KEY,
      algorithm: 'ECDSA_SHA_256',
      signature: 'c2lnbmF0dXJl',
    });
    const { headers = {}, body = '' }: Partial<Received> = requests[0] ?? {};
    expect([requests.length, headers['x-amz-target'], headers['content-type']]).toEqual([
      1,
      'TrentService.Sign',
      'application/x-amz-json-1.1',
    ]);
    expect(headers.authorization).toMatch(/\/kms\/aws4_request/);
    expect(JSON.parse(body)).toEqual({
      KeyId: KEY,
      Message: Buffer.from('{"kind":"é"}').toString('base64'),
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    });
  });

  it('is refused before a call for a text over 4,096 bytes', async () => {
    const { environment, requests } = await awsServer(signed);
    const signer = kmsSigner(KEY, environment);
    await expect(signer.sign('é'.repeat(2_049))).rejects.toThrow('the statement has 4098');
    expect(requests).toEqual([]);
    await signer.sign('é'.repeat(2_048));
  });

  it.each([
    [400, 'AccessDeniedException', 'internal', 1],
    [400, 'DisabledException', 'internal', 1],
    [500, 'KMSInternalException', 'upstream-unavailable', 3],
  ])('after %s %s is %s', async (status, code, expected, attempts) => {
    const { environment, requests } = await awsServer(error(status, code));
    const thrown = await rejectionOf(kmsSigner(KEY, environment).sign('x'));
    expect([thrown.code, requests.length]).toEqual([expected, attempts]);
  });
});
