import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import type { Digest } from '../../../shared/digest/digest.ts';
import { renderDigest } from '../../../shared/digest/render/render-digest.ts';
import { findWrongs } from '../../support/digest/shapes/find-wrongs.ts';
import { readShapeKinds, type ShapeCase, type ShapeKind } from '../../support/digest/shapes/shape-cases.ts';
import {
  digestThrough,
  readerOfFiles,
  readerOfMessages,
} from '../../support/digest/shapes/simulated-user.ts';

const kinds = readShapeKinds();
/** A Saturday in 2026: the heading names no day or time that a case forbids. */
const occasion = {
  scheduledTime: '2026-11-21T06:30:00.000Z',
  timeZone: 'Europe/Berlin',
  language: 'en',
} as const;

function readJson(file: string): unknown[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(value) ? value : [value];
}

function plainMessage(number: number) {
  const value = `Mira Holt <mira${number}@person.example>`;
  return {
    id: `m${number}`,
    threadId: `t${number}`,
    labelIds: ['INBOX', 'UNREAD'],
    internalDate: String(1_795_508_100_000 + number),
    payload: {
      mimeType: 'text/plain',
      headers: [{ name: 'From', value }],
      body: { data: 'VGhlIGNyYW5lIGlzIGxhdGUu' },
    },
  };
}

async function digestOf({ file, mails = 0, maxMessages }: ShapeCase, folder: string): Promise<Digest> {
  if (file?.endsWith('.eml')) return digestThrough(await readerOfFiles([`${folder}${file}`]), maxMessages);
  const messages =
    file === undefined
      ? Array.from({ length: mails }, (_, number) => plainMessage(number))
      : readJson(`${folder}${file}`);
  return digestThrough(await readerOfMessages(messages), maxMessages);
}

/** The requests of the file that `PUT /digest` accepts, or refuses for another member. */
function findAccepted(file: string, member: string): string[] {
  return readJson(file).flatMap((request) => {
    const { body } = request as { body: unknown };
    const issues = digestBody.safeParse(body).error?.issues ?? [];
    return issues.some(({ path }) => path[0] === member) ? [] : [`${JSON.stringify(body)} is accepted`];
  });
}

async function wrongsOf(shape: ShapeCase, { folder }: ShapeKind): Promise<string[]> {
  const { refused, ...must } = shape.must;
  if (refused !== undefined) return findAccepted(`${folder}${shape.file}`, refused);
  const digest = await digestOf(shape, folder);
  return findWrongs(must, digest, (await renderDigest(digest, occasion)).text);
}

describe.each(kinds)('a digest of $name: $title', (kind) => {
  it.each(Object.entries(kind.cases))(
    'is right in %s, unless that is listed as not yet',
    async (name, shape) => {
      const wrongs = await wrongsOf(shape, kind);
      if (!kind.notYet.includes(name)) expect(wrongs.join('\n')).toBe('');
      else
        expect(wrongs, `${name} is right: remove it from notYet of ${kind.name}/expected.json`).not.toEqual(
          [],
        );
    },
  );

  it('has a case for every file, and a file for every case', () => {
    const named = Object.values(kind.cases).flatMap(({ file }) => file ?? []);
    expect(named.toSorted()).toEqual(kind.files.toSorted());
  });

  it('lists as not yet only its own cases, in order', () => {
    expect(kind.notYet).toEqual(Object.keys(kind.cases).filter((name) => kind.notYet.includes(name)));
  });
});

describe('the corpus of shapes', () => {
  it('has every kind and every control', () => {
    expect(kinds).toHaveLength(34);
    expect(kinds.reduce((sum, { cases }) => sum + Object.keys(cases).length, 0)).toBeGreaterThanOrEqual(321);
  });
});
