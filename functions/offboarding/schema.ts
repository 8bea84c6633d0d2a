import * as z from 'zod/mini';
import { contract } from '../../shared/http/contract.ts';
import { PLACES } from '../../shared/state/offboarding/offboarding-item.ts';

const status = z
  .enum(['RUNNING', 'STOPPED', 'DONE'])
  .check(
    z.describe(
      '`STOPPED`: it has begun, and no run is at work on it. The same `DELETE` continues it, and so does the hourly run of `reconcile`.',
    ),
  );

const startedResponse = z.strictObject({ status, startedAt: z.iso.datetime() });

const signedRecord = z.strictObject({
  statement: z.string().check(z.describe('JSON, to the byte what is signed. It names the user by a hash.')),
  keyId: z.string(),
  algorithm: z.literal('ECDSA_SHA_256'),
  signature: z.string().check(z.describe('DER, in base64.')),
});

const stateResponse = z
  .strictObject({
    status,
    startedAt: z.iso.datetime(),
    endedAt: z.optional(z.iso.datetime()),
    removed: z
      .partialRecord(z.enum(PLACES), z.int())
      .check(z.describe('How much was found and removed so far, by its place.')),
    looks: z.int().check(z.describe('Looks at every place that have ended. The last of them finds nothing.')),
    nextLookAt: z
      .optional(z.iso.datetime())
      .check(z.describe('Until then it waits for what was under way when it began.')),
    record: z.optional(signedRecord).check(z.describe('Of one that is `DONE`.')),
  })
  .check(z.meta({ id: 'Offboarding' }));

export type OffboardingResponse = z.infer<typeof stateResponse>;

/** The routes that end everything of a user, and prove it. */
export const offboardingContract = contract({
  'DELETE /users/me': {
    summary: 'Ends everything of the user: accounts, schedules, digests and records',
    description:
      'A job does it, in three minutes or more. Also 202 while one runs, and for ten minutes after its end: then `status` is `DONE`. Later it begins another one. Meanwhile no link and no digest begins.',
    access: 'write',
    responses: { 202: startedResponse },
    problems: ['upstream-unavailable'],
  },
  'GET /users/me/offboarding': {
    summary: "The user's offboarding: its state, and at the end its signed record",
    description: '404 for a user who was never offboarded. The record is kept for 400 days.',
    access: 'read',
    responses: { 200: stateResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
});
