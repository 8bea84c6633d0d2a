import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const root = fileURLToPath(new URL('../../../corpus/shapes/', import.meta.url));

const texts = z.array(z.string().min(1)).min(1);

/** What a digest must show of a case; an absent member is not checked. The item is the digest's first. */
const must = z
  .strictObject({
    /** Each stands in the item's gist. */
    gistContains: texts,
    /** None stands in the digest's text. */
    notShown: texts,
    /** One stands in the digest, in any case of letters. */
    shownAnyOf: texts,
    /** None of these code points stands in the digest's text. */
    noCharacters: z.array(z.string().regex(/^U\+[0-9A-F]{4,5}$/)),
    asks: z.boolean(),
    isBulk: z.boolean(),
    /** Compared without blanks. */
    sender: z.string(),
    subject: z.string(),
    /** The item has one of these, or the digest's text shows one. */
    senderAnyOf: texts,
    subjectAnyOf: texts,
    mentionsAnyOf: texts,
    mentionsNothing: z.literal(true),
    mailsInThread: z.number(),
    /** The member of `PUT /digest` that each request of the file has wrong. */
    refused: z.string(),
  })
  .partial()
  .refine((rule) => Object.keys(rule).length > 0);

const shapeCase = z.strictObject({
  /** An `.eml` file, Gmail's JSON (one message or a list), or requests of `PUT /digest`. */
  file: z.string().optional(),
  /** A mailbox of so many plain mails, in place of a file. */
  mails: z.number().optional(),
  maxMessages: z.number().optional(),
  /** The public report or the test data from which the shape is known. */
  source: z.string().optional(),
  must,
});

const kind = z.strictObject({
  title: z.string(),
  /** Cases that the digest does not show rightly yet. */
  notYet: z.array(z.string()),
  cases: z.record(z.string(), shapeCase),
});

export type Must = z.infer<typeof must>;
export type ShapeCase = z.infer<typeof shapeCase>;
export type ShapeKind = z.infer<typeof kind> & { name: string; folder: string; files: string[] };

/** Every kind of `test/corpus/shapes`: its cases, and the files of its folder beside `expected.json`. */
export function readShapeKinds(): ShapeKind[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const folder = `${root}${name}/`;
      const files = readdirSync(folder).filter((file) => file !== 'expected.json');
      return {
        ...kind.parse(JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'))),
        name,
        folder,
        files,
      };
    });
}
