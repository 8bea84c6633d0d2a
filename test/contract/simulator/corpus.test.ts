import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  gmailThrough,
  headerOf,
  type Message,
  type Part,
  textOf,
} from '../../support/scalekit/simulated-mail.ts';
import { SimulatedScalekit } from '../../support/scalekit/simulated-scalekit.ts';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const corpus = `${process.env.REFERENCE_DATA_DIR ?? `${projectRoot}../shared/data`}/mail-corpus`;
const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.eml')) : [];

describe.skipIf(files.length === 0)('a mailbox of real and broken mails', () => {
  let scalekit: SimulatedScalekit;
  const messages: Message[] = [];
  beforeAll(async () => {
    scalekit = await SimulatedScalekit.start();
    await scalekit.connect('collector');
    await scalekit.control('POST', 'mailboxes/collector', { dir: corpus });
    const gmail = gmailThrough(scalekit);
    let pageToken: string | undefined;
    do {
      const page = await gmail.fetchMails('collector', { max_results: 40, page_token: pageToken ?? '' });
      messages.push(...page.messages);
      pageToken = page.nextPageToken;
    } while (pageToken);
  });
  afterAll(() => scalekit.stop());

  const partsOf = (part: Part): Part[] => [part, ...(part.parts ?? []).flatMap(partsOf)];

  it('has one unread message per file', () => {
    expect(new Set(messages.map(({ id }) => id)).size).toBe(files.length);
    expect(messages.every(({ labelIds }) => labelIds.includes('UNREAD'))).toBe(true);
  });

  it('has a date for every message, read or inferred, newest first', () => {
    const dates = messages.map(({ internalDate }) => Number(internalDate));
    expect(dates.every((date) => date > 0 && date < Date.now())).toBe(true);
    expect(dates).toEqual([...dates].sort((one, other) => other - one));
  });

  it.each([
    'まみむめもまみむめも',
    'Another PDF with 🎉 Unicode chars in it 🍿',
    'Eelanalüüsi päring',
    'Säying Hello',
  ])('decodes the subject %s', (subject) => {
    expect(messages.some((message) => headerOf(message, 'Subject')?.startsWith(subject))).toBe(true);
  });

  it.each(['ìIGTSî. Intelligent Sports', 'Envoyé par le service de messagerie'])(
    'reads %s as UTF-8 though it is labelled us-ascii or unknown',
    (words) => {
      const texts = messages.flatMap(({ payload }) => partsOf(payload).map(textOf));
      expect(texts.some((text) => text.includes(words))).toBe(true);
    },
  );
});
