import { afterAll, expect, it, vi } from 'vitest';
import { httpEvent, lambdaContext } from '../../support/http-event.ts';

const arn = 'arn:aws:lambda:eu-central-1:1:function:x';
const variables = {
  USER_CLAIM: 'sub',
  SERVICE_CLIENTS: '',
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  TABLE_NAME: 'table',
  SCHEDULE_GROUP: 'group',
  SCHEDULE_ROLE_ARN: arn,
  MAIL_DIGEST_ARN: arn,
  DEAD_LETTER_ARN: arn,
  CONNECTION_NAMES: '{"gmail":"gmail-x7"}',
  PROVIDER_API_URLS: '{}',
};
for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
afterAll(() => vi.unstubAllEnvs());

it("refuses source direct in a stage without the address of the provider's own API", async () => {
  const { handler } = await import('../../../functions/digest-schedule/handler.ts');
  const body = JSON.stringify({ time: '07:30', timeZone: 'UTC', source: 'direct' });
  const headers = { 'content-type': 'application/json' };
  const event = httpEvent({ routeKey: 'PUT /digest', body, headers });
  const response = await handler(event, lambdaContext());
  expect(JSON.parse(response.body ?? '')).toMatchObject({ status: 400, errors: [{ path: 'body.source' }] });
});
