import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import type { Control } from './control.ts';

const eventQuery = z.strictObject({
  since: z.coerce.number().int().min(0).optional(),
  source: z.string().optional(),
  event: z.string().optional(),
});

/** @throws AwsError for an unknown query parameter */
export function readEvents({ events }: Control, query: URLSearchParams) {
  const parsed = eventQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new AwsError('BadRequest', 'takes since, source and event');
  return events.read(parsed.data);
}
