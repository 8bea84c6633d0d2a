import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import {
  connectionAnswer,
  connectionsAnswer,
  verifyAnswer,
} from '../../../functions/callback-status/schema.ts';
import { authorizeAnswer } from '../../../functions/connect/schema.ts';
import { digestAnswer, latestAnswer } from '../../../functions/digest-schedule/schema.ts';
import { actionAnswer, executionAnswer, toolsAnswer } from '../../../functions/execute-action/schema.ts';
import { choose, fired } from '../../support/digest/chosen-digest.ts';
import { consent, signedIn } from '../../support/stack/product.ts';

const mail = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

describe('every answer', () => {
  it('has the shape of its schema', async () => {
    const ada = await signedIn('shape-ada');
    const flow = authorizeAnswer.parse((await ada('POST /connections/gmail/authorize')).json);
    if (flow.status === 'ACTIVE') throw new Error('The account of a fresh user is already linked.');
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    verifyAnswer.parse((await ada('POST /connections/verify', body)).json);
    authorizeAnswer.parse((await ada('POST /connections/gmail/authorize')).json);
    connectionAnswer.parse((await ada('GET /connections/gmail')).json);
    connectionsAnswer.parse((await ada('GET /connections')).json);
    toolsAnswer.parse((await ada('GET /tools')).json);
    const key = randomUUID();
    actionAnswer.parse(
      (await ada('POST /actions/gmail_send_message', mail, { 'idempotency-key': key })).json,
    );
    executionAnswer.parse((await ada(`GET /executions/${key}`)).json);
    digestAnswer.parse(await choose(ada));
    await fired(ada, 'shape-ada');
    digestAnswer.parse((await ada('GET /digest')).json);
    latestAnswer.parse((await ada('GET /digest/latest')).json);
    digestAnswer.parse(await choose(ada, { paused: true }));
    await ada('DELETE /digest');
  });
});
