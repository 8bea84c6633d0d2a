import { describe, expect, it } from 'vitest';
import { eventBridgeBus } from '../../../shared/account-events/event-bus.ts';
import { awsServer, type Received, responses } from '../../support/aws/aws-server.ts';
import { rejectionOf } from '../../support/error-of.ts';

const { success, error } = responses;
const change = {
  id: 'evt_1',
  identifier: 'ada',
  connection: 'gmail',
  status: 'EXPIRED',
  oldStatus: 'ACTIVE',
  occurredAt: '2026-01-02T03:04:05.123456789Z',
} as const;
const accepted = success({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });

describe('the publication of a change', () => {
  it("is a call of PutEvents in EventBridge's protocol", async () => {
    const { environment, requests } = await awsServer(accepted);
    await eventBridgeBus('changes', environment).publish(change);
    expect(requests).toHaveLength(1);
    const { method, path, headers = {}, body = '' }: Partial<Received> = requests[0] ?? {};
    expect({ method, path, target: headers['x-amz-target'], type: headers['content-type'] }).toEqual({
      method: 'POST',
      path: '/',
      target: 'AWSEvents.PutEvents',
      type: 'application/x-amz-json-1.1',
    });
    expect(headers.authorization).toMatch(/\/events\/aws4_request/);
    const { Entries } = JSON.parse(body);
    expect(Entries).toEqual([
      {
        EventBusName: 'changes',
        Source: 'onbehalf.account',
        DetailType: 'Connected Account Status Changed',
        Time: 1_767_323_045.123,
        Detail: expect.any(String),
      },
    ]);
    expect(JSON.parse(Entries[0].Detail)).toEqual(change);
  });

  it('fails when the response of status 200 reports that the entry was not accepted', async () => {
    const refused = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] };
    const { environment } = await awsServer(success(refused));
    const thrown = await rejectionOf(eventBridgeBus('changes', environment).publish(change));
    expect([thrown.code, String(thrown.cause)]).toEqual([
      'upstream-unavailable',
      'Error: EventBridge did not accept the event: ThrottlingException',
    ]);
  });

  it.each([
    [400, 'AccessDeniedException', 'internal', 1],
    [503, 'ServiceUnavailable', 'upstream-unavailable', 2],
  ])('after %s %s is %s', async (status, code, expected, attempts) => {
    const { environment, requests } = await awsServer(error(status, code));
    const thrown = await rejectionOf(eventBridgeBus('changes', environment).publish(change));
    expect([thrown.code, requests.length]).toEqual([expected, attempts]);
  });
});
