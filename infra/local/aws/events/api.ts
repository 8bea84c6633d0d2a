import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Emulator } from '../protocol/emulator.ts';
import { jsonOf } from '../protocol/json-of.ts';
import { jsonCall } from '../protocol/json-protocol.ts';
import { parseMembers } from '../protocol/members.ts';
import type { Bus } from './bus.ts';
import { type Entry, type EntryError, entrySchema, findEntryError, sizeOf } from './entry.ts';

const LARGEST_BYTES = 256 * 1024;

const putInput = z.object({ Entries: z.array(entrySchema).min(1).max(10) });

export type EventsSetup = {
  buses: readonly Bus[];
  clock: Clock;
  /** The fault that is due for an entry, which then has this code. */
  refuseEntry: () => { code: string } | undefined;
};

/**
 * Emulates PutEvents of EventBridge. A bus that does not exist accepts every event, as AWS's does.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function createEventBridge(setup: EventsSetup): Emulator {
  return (request) =>
    jsonCall(
      {
        service: 'events',
        targetPrefix: 'AWSEvents',
        contentType: 'application/x-amz-json-1.1',
        resourceMember: 'EventBusName',
        operations: { PutEvents: (body) => putEvents(body, setup) },
      },
      request,
    );
}

function putEvents(body: string, setup: EventsSetup) {
  const { Entries } = parseMembers(putInput, jsonOf(body));
  if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) >= LARGEST_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  const results = Entries.map((entry) => accept(entry, setup));
  return {
    FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
    Entries: results,
  };
}

function accept(entry: Entry, { buses, clock, refuseEntry }: EventsSetup): { EventId: string } | EntryError {
  const wrong = findEntryError(entry);
  if (wrong !== undefined) return wrong;
  const fault = refuseEntry();
  if (fault !== undefined) return { ErrorCode: fault.code, ErrorMessage: 'Injected fault' };
  const { Time, Source = '', DetailType = '', Detail = '', EventBusName } = entry;
  const id = randomUUID();
  const at = Time === undefined ? clock.now() : Time * 1_000;
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const bus = buses.find(({ settings: { name, arn } }) => EventBusName === name || EventBusName === arn);
  bus?.add({ id, time, source: Source, detailType: DetailType, detail: jsonOf(Detail) });
  return { EventId: id };
}
