import { beforeEach, describe, expect, it } from 'vitest';
import { MovableClock } from '../../../../infra/local/aws/clock/movable-clock.ts';
import { createEventBridge } from '../../../../infra/local/aws/events/api.ts';
import { Bus } from '../../../../infra/local/aws/events/bus.ts';
import { AwsError } from '../../../../infra/local/aws/protocol/aws-error.ts';

const arn = 'arn:aws:events:us-east-1:000000000000:event-bus/changes';
const entry = {
  Source: 'onbehalf.account',
  DetailType: 'Changed',
  Detail: '{"id":"evt_1"}',
  EventBusName: 'changes',
};

let bus: Bus;
let codes: string[];
beforeEach(() => {
  bus = new Bus({ name: 'changes', arn });
  codes = [];
});

async function put(input: object): Promise<{ status: number; json: Record<string, unknown> }> {
  const emulator = createEventBridge({
    buses: [bus],
    clock: new MovableClock(),
    refuseEntry: () => {
      const code = codes.shift();
      return code === undefined || code === 'ok' ? undefined : { code };
    },
  });
  const call = emulator({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: JSON.stringify(input),
  });
  if (call === undefined) throw new Error('The emulator does not know PutEvents.');
  try {
    const { status, body } = await call.run();
    return { status, json: JSON.parse(body) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { status, body } = call.refuse(error);
    return { status, json: JSON.parse(body) };
  }
}

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
describe('PutEvents', () => {
  it('puts events on the bus that an entry names, by name or ARN', async () => {
    const Time = Date.UTC(2026, 0, 2, 3, 4, 5) / 1_000 + 0.25;
    const { status, json } = await put({
      Entries: [
        { ...entry, Time },
        { ...entry, EventBusName: arn },
      ],
    });
    expect([status, json.FailedEntryCount]).toEqual([200, 0]);
    expect(json.Entries).toEqual(bus.events().map(({ id }) => ({ EventId: id })));
    expect(bus.events()).toMatchObject([
      {
        time: '2026-01-02T03:04:05Z',
        source: 'onbehalf.account',
        detailType: 'Changed',
        detail: { id: 'evt_1' },
      },
      { detail: { id: 'evt_1' } },
    ]);
  });

  it('reports success for a bus that does not exist', async () => {
    const { EventBusName: _default, ...onDefault } = entry;
    const { status, json } = await put({ Entries: [{ ...entry, EventBusName: 'unknown' }, onDefault] });
    expect([status, json.FailedEntryCount]).toEqual([200, 0]);
    expect(bus.events()).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['no source', { Source: undefined }, 'InvalidArgument'],
    ['no type of detail', { DetailType: '' }, 'InvalidArgument'],
    ['a type of detail of 129 characters', { DetailType: 'x'.repeat(129) }, 'InvalidArgument'],
    ['no detail', { Detail: undefined }, 'InvalidArgument'],
    ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['a detail that is a list', { Detail: '[]' }, 'MalformedDetail'],
    ["AWS's own source", { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
  ])(
    'reports an entry with %s in a response of status 200, and accepts the others',
    async (_what, change, code) => {
      const { status, json } = await put({ Entries: [{ ...entry, ...change }, entry] });
      expect([status, json.FailedEntryCount]).toEqual([200, 1]);
      expect(json.Entries).toMatchObject([{ ErrorCode: code }, { EventId: expect.any(String) }]);
      expect(bus.events()).toHaveLength(1);
    },
  );

  it('reports an injected fault of an entry in the same way', async () => {
    codes = ['ok', 'ThrottlingException'];
    const { status, json } = await put({ Entries: [entry, entry] });
    expect([status, json.FailedEntryCount]).toEqual([200, 1]);
    expect(json.Entries).toMatchObject([{}, { ErrorCode: 'ThrottlingException' }]);
    expect(bus.events()).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['no entry', { Entries: [] }],
    ['eleven entries', { Entries: Array(11).fill(entry) }],
    ['256 KB', { Entries: [{ ...entry, Detail: JSON.stringify({ text: 'x'.repeat(256 * 1024) }) }] }],
  ])('refuses a request of %s, and accepts nothing', async (_what, input) => {
    expect(await put(input)).toMatchObject({ status: 400, json: { __type: 'ValidationException' } });
    expect(bus.events()).toEqual([]);
  });
});
