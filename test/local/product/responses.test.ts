import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import {
  connectionResponse,
  connectionsResponse,
  verifyResponse,
} from '../../../functions/callback-status/schema.ts';
import { authorizeResponse } from '../../../functions/connect/schema.ts';
import { digestResponse, latestResponse } from '../../../functions/digest-schedule/responses.ts';
import { toolsResponse } from '../../../functions/execute-action/tools/schema.ts';
import { actionResponse, executionResponse } from '../../../shared/actions/responses.ts';
import { fireAndAwait, putSettings } from '../../support/digest/digest-control.ts';
import { consent, signedIn } from '../../support/stack/product.ts';

const mail = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

describe('every response', () => {
  it('has the shape of its schema', async () => {
    const ada = await signedIn('shape-ada');
    const flow = authorizeResponse.parse((await ada('POST /connections/gmail/authorize')).json);
    if (flow.status === 'ACTIVE') throw new Error('The account of a fresh user is already linked.');
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    verifyResponse.parse((await ada('POST /connections/verify', body)).json);
    authorizeResponse.parse((await ada('POST /connections/gmail/authorize')).json);
    connectionResponse.parse((await ada('GET /connections/gmail')).json);
    connectionsResponse.parse((await ada('GET /connections')).json);
    toolsResponse.parse((await ada('GET /tools')).json);
    const key = randomUUID();
    actionResponse.parse(
      (await ada('POST /actions/gmail_send_message', mail, { 'idempotency-key': key })).json,
    );
    executionResponse.parse((await ada(`GET /executions/${key}`)).json);
    digestResponse.parse(await putSettings(ada));
    await fireAndAwait(ada, 'shape-ada');
    digestResponse.parse((await ada('GET /digest')).json);
    latestResponse.parse((await ada('GET /digest/latest')).json);
    digestResponse.parse(await putSettings(ada, { paused: true }));
    await ada('DELETE /digest');
  });
});
