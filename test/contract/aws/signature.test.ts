import { describe, expect, it } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import { documentTable } from '../../../shared/aws/document-table.ts';
import type { AwsEnvironment } from '../../../shared/aws/endpoint.ts';
import { invokeLater } from '../../../shared/lambda/invoke-later.ts';
import { openScheduler } from '../../../shared/schedules/scheduler-api.ts';
import { awsServer } from '../../support/aws/aws-server.ts';
import { expectedAuthorization } from '../../support/aws/verify-signature.ts';

const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:digest';

const requests: [what: string, service: string, send: (environment: AwsEnvironment) => Promise<unknown>][] = [
  [
    'a write to the table',
    'dynamodb',
    (environment) =>
      documentTable(
        'state',
        openService({ service: 'dynamodb', attempts: 1, attemptMs: 30_000, environment }),
      ).put({
        Item: { pk: 'größer' },
      }),
  ],
  [
    'a query with reserved characters',
    'scheduler',
    (environment) => openScheduler(environment, 1).get({ Name: 'a_b', GroupName: "ü & (*)'!~ +" }),
  ],
  [
    'a path with an ARN',
    'lambda',
    (environment) => {
      const event = { issuer: 'i', identifier: 'a', scheduledTime: 't', byHand: true as const };
      return invokeLater(arn, environment)(event);
    },
  ],
];

describe('the signature of a request', () => {
  it.each(requests)('is what AWS expects: %s', async (_what, service, send) => {
    const { environment, requests } = await awsServer();
    await send({
      ...environment,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
    });
    const [received] = requests;
    if (received === undefined) throw new Error('The server has no request.');
    const { headers } = received;
    expect(headers.authorization).toBe(expectedAuthorization(received, 'secret'));
    expect(headers.authorization).toContain(`/eu-central-1/${service}/aws4_request`);
    // What is not signed could be changed on the way.
    const signed = headers.authorization?.match(/SignedHeaders=([^,]+)/)?.[1]?.split(';');
    expect(signed).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'x-amz-security-token']));
    expect(headers['x-amz-security-token']).toBe('session');
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html: "get-vanilla" of AWS's test suite.
  it("is computed by the test as in AWS's published vector", () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';
    const headers = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z', authorization };
    const vector = { method: 'GET', path: '/', headers, body: '' };
    expect(expectedAuthorization(vector, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(authorization);
  });

  it('needs credentials, which the function has no other source of', async () => {
    const { environment, requests } = await awsServer();
    const { AWS_SECRET_ACCESS_KEY: _, ...without } = environment;
    const service = openService({
      service: 'dynamodb',
      attempts: 3,
      attemptMs: 30_000,
      environment: without,
    });
    await expect(service.call({ method: 'POST', path: '/' })).rejects.toThrow('no credentials');
    expect(requests).toEqual([]);
  });
});
