import * as z from 'zod/mini';
import { ACT_OUTCOMES, actFacts, entry } from '../../shared/activity/entry.ts';
import { contract } from '../../shared/http/contract.ts';

const cursor = z
  .optional(z.string().check(z.regex(/^\d{1,12}$/, 'must be the `next` of a page')))
  .check(z.meta({ description: 'The `next` of the page before.', examples: ['41'] }));

const listQuery = z.strictObject({
  cursor,
  limit: z
    .optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be a number from 1 to 100')))
    .check(z.meta({ description: 'The sealed entries of a page, 1 to 100; default 50.', examples: ['20'] })),
});

const exportQuery = z.strictObject({ cursor });

const next = z
  .optional(z.string())
  .check(z.describe('The `cursor` of the next page; absent on the last one.'));

const hash = z.string().check(z.describe('SHA-256 of the canonical JSON of the other members, hexadecimal.'));

const sealedEntry = z.strictObject({ sealed: z.literal(true), ...entry.shape, hash });

const unsealedEntry = z.strictObject({
  sealed: z.literal(false),
  ...actFacts.shape,
  outcome: z
    .enum([...ACT_OUTCOMES, 'running'])
    .check(z.describe('As of a sealed entry; `running` while it is not known yet.')),
});

const activityResponse = z.strictObject({
  entries: z
    .array(z.union([sealedEntry, unsealedEntry]))
    .check(z.describe('Newest first. The first page begins with acts that are not sealed yet.')),
  next,
});

export type ActivityResponse = z.infer<typeof activityResponse>;

const proof = z.strictObject({
  day: z.string().check(z.describe('The UTC day.')),
  sequence: z.number().check(z.describe("The day's last entry of this chain.")),
  index: z.number().check(z.describe('The place of the leaf in the tree, from 0.')),
  path: z
    .array(z.strictObject({ side: z.enum(['left', 'right']), hash: z.string() }))
    .check(z.describe('From the leaf to the root.')),
});

const root = z.strictObject({
  statement: z.string().check(z.describe('The text that is signed: canonical JSON.')),
  signature: z.string().check(z.describe('ECDSA over P-256 and SHA-256, DER in base64.')),
  keyId: z.string(),
  algorithm: z.string(),
});

const exportResponse = z.strictObject({
  format: z.literal('onbehalf-activity/1'),
  user: z.string().check(z.describe("The user's hash, which every entry names.")),
  entries: z.array(z.extend(entry, { hash })).check(z.describe('Oldest first, without a gap.')),
  proofs: z.array(proof),
  roots: z
    .array(root)
    .check(
      z.describe(
        'The daily roots of the days of the entries and of those between them, up to the day of the first entry that no proof covers.',
      ),
    ),
  next,
});

export type ExportResponse = z.infer<typeof exportResponse>;

/** The routes that return what was done in a user's name. */
export const activityContract = contract({
  'GET /activity': {
    summary: "What was done in the user's name, newest first",
    description:
      "Writes, links, disconnections and digests, without their content. An act is sealed into the user's chain within a quarter of an hour of its end; a link is listed from then on.",
    access: 'read',
    query: listQuery,
    responses: { 200: activityResponse },
    problems: ['upstream-unavailable'],
  },
  'GET /activity/export': {
    summary: "The user's sealed activity, with what proves it",
    description: '`npm run verify-activity` checks it.',
    access: 'read',
    query: exportQuery,
    responses: { 200: exportResponse },
    problems: ['upstream-unavailable'],
  },
});
