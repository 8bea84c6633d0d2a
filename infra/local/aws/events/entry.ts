import { z } from 'zod';
import { jsonOf } from '../protocol/json-of.ts';

/** Why EventBridge does not accept an entry, in a response of status 200. */
export type EntryError = { ErrorCode: string; ErrorMessage: string };

export const entrySchema = z.object({
  /** Seconds since the epoch. */
  Time: z.number().optional(),
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).default([]),
  TraceHeader: z.string().optional(),
});

export type Entry = z.output<typeof entrySchema>;

const LONGEST_DETAIL_TYPE = 128;
const TIME_BYTES = 14;

/** The first error of an entry; undefined when the bus accepts it. */
export function findEntryError({ Source, DetailType, Detail }: Entry): EntryError | undefined {
  if (!Source) return isRequired('Source');
  if (Source.startsWith('aws.')) {
    const ErrorMessage = 'Not authorized for the source.';
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage };
  }
  if (!DetailType) return isRequired('DetailType');
  if (DetailType.length > LONGEST_DETAIL_TYPE) {
    return invalid('DetailType', `Length must be at most ${LONGEST_DETAIL_TYPE}.`);
  }
  if (!Detail) return isRequired('Detail');
  const detail = jsonOf(Detail);
  if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return undefined;
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
export function sizeOf({ Time, Source, DetailType, Detail, Resources }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources].map((text = '') => Buffer.byteLength(text));
  return texts.reduce((sum, bytes) => sum + bytes, Time === undefined ? 0 : TIME_BYTES);
}

function isRequired(member: string): EntryError {
  return invalid(member, `${member} is a required argument.`);
}

function invalid(member: string, reason: string): EntryError {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${member} is not valid. Reason: ${reason}`,
  };
}
