import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { consent, signedIn, simulator, stack, token } from '../../support/stack/product.ts';

/** Values that must never leave a function; each is real and passes through one below. */
const canaries: Record<string, string> = {};
const errors: string[] = [];

async function aws(target: string, body: unknown): Promise<Record<string, unknown>> {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  const response = await fetch(stack.awsUrl, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

function invokeDigest(
  identifier: string,
  type: 'Event' | 'RequestResponse',
  scheduledTime = '2026-11-22T08:00:00Z',
) {
  return fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
    method: 'POST',
    headers: { 'x-amz-invocation-type': type },
    body: JSON.stringify({ issuer: stack.issuerUrl, identifier, scheduledTime }),
  });
}

async function deadLetters(): Promise<string[]> {
  const QueueUrl = stack.outputs.DeadLetterQueueUrl;
  const end = Date.now() + 15_000;
  for (;;) {
    const { Messages = [] } = await aws('AmazonSQS.ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    });
    const bodies = (Messages as { Body: string }[]).map(({ Body }) => Body);
    if (bodies.some((body) => body.includes('secrecy-dead')) || Date.now() > end) return bodies;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function logs(): string {
  const functions = Object.values(stack.functions).map(({ logFile }) => readFileSync(logFile, 'utf8'));
  return [...functions, readFileSync(`${stack.runFolder}/logs/access.log`, 'utf8')].join('\n');
}

beforeAll(async () => {
  const { SecretString } = await aws('secretsmanager.GetSecretValue', {
    SecretId: stack.outputs.ScalekitSecretArn,
  });
  canaries['the client secret'] = (JSON.parse(String(SecretString)) as { clientSecret: string }).clientSecret;
  canaries["the user's token"] = (await token({ sub: 'secrecy-ada' })).split('.')[1] ?? '';
  canaries['the identifier'] = 'secrecy-ada';
  canaries['mail text'] = 'I will be there at 19:40';
  canaries['what a user writes'] = 'quarterly-canary-body';
  const ada = await signedIn('secrecy-ada');
  const failing = async (...args: Parameters<typeof ada>) => {
    const response = await ada(...args);
    expect(response.status).toBeGreaterThanOrEqual(400);
    errors.push(response.text);
  };
  const { json: flow } = await ada('POST /connections/gmail/authorize');
  canaries['the state of a flow'] = flow.state;
  const id = (await consent(flow.authorizationUrl)).get('auth_request_id') ?? '';
  canaries['an auth_request_id'] = id;
  await simulator.post('faults', {
    at: 'scalekit.verifyConnectedAccountUser',
    identifier: 'secrecy-ada',
    do: 'error',
    code: 'Unavailable',
  });
  await failing('POST /connections/verify', { authRequestId: id, state: flow.state });
  const verified = await ada('POST /connections/verify', { authRequestId: id, state: flow.state });
  expect([verified.status, verified.json.code]).toEqual([200, undefined]);
  const all = { connection: 'gmail', input: { query: 'is:unread', max_results: 20 } };
  const mails = await ada('POST /actions/gmail_fetch_mails', all);
  expect(mails.text).toContain(canaries['mail text']);
  const write = {
    connection: 'gmail',
    input: { to: 'bob@example.com', subject: 's', body: canaries['what a user writes'] },
  };
  for (const fault of [
    { do: 'error', code: 'Internal', toolErrorCode: 'X' },
    { do: 'reset' },
    { do: 'error', status: 502 },
    { do: 'error', code: 'InvalidArgument' },
  ]) {
    await simulator.post('faults', {
      at: 'scalekit.executeTool',
      identifier: 'secrecy-ada',
      times: 3,
      ...fault,
    });
    await failing('POST /actions/gmail_send_message', write, { 'idempotency-key': randomUUID() });
    await simulator.remove('faults?identifier=secrecy-ada');
  }
  await failing(
    'POST /actions/gmail_send_message',
    { ...write, input: { ...write.input, to: 5 } },
    { 'idempotency-key': randomUUID() },
  );
  await failing('POST /actions/gmail_send_message', { ...write, nope: canaries['what a user writes'] });
  await ada('PUT /digest', { time: '07:30', timeZone: 'UTC', delivery: 'email' });
  const digest = await invokeDigest('secrecy-ada', 'RequestResponse');
  expect(await digest.json()).toMatchObject({ status: 'DELIVERED' });
  await ada('DELETE /digest');
});

describe('a secret', () => {
  it.each([
    'the client secret',
    "the user's token",
    'the identifier',
    'mail text',
    'what a user writes',
    'the state of a flow',
    'an auth_request_id',
  ])('is in no log line and no error body: %s', (name) => {
    const canary = canaries[name];
    expect(canary).toMatch(/.{8}/);
    expect(logs()).toContain('"code":"outcome-unknown"');
    expect(logs()).not.toContain(canary);
    expect(errors.join('\n')).not.toContain(canary);
  });

  it('is not in the dead-letter queue, which has the input and the code alone', async () => {
    const identifier = 'secrecy-dead';
    await (await signedIn(identifier))('PUT /digest', { time: '07:30', timeZone: 'UTC' });
    await simulator.post('accounts/status', { identifier, connection: 'gmail-local', status: 'ACTIVE' });
    // One attempt per run, as an error of the provider is not retried, and three runs.
    await simulator.post('faults', {
      at: 'scalekit.executeTool',
      identifier,
      do: 'error',
      code: 'Internal',
      toolErrorCode: 'X',
      times: 9,
    });
    expect((await invokeDigest(identifier, 'Event')).status).toBe(202);
    const [letter = ''] = (await deadLetters()).filter((body) => body.includes(identifier));
    const { requestPayload, responsePayload } = JSON.parse(letter);
    expect(requestPayload).toMatchObject({ identifier });
    expect(responsePayload).toMatchObject({ errorType: 'Error', errorMessage: 'provider-error' });
    await simulator.remove(`faults?identifier=${identifier}`);
    await (await signedIn(identifier))('DELETE /digest');
  });
});
