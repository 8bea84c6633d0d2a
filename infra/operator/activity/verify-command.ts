// `npm run verify-activity -- FILE… [--public-key PEM] [--since OLD]…`: checks exports of an activity. See docs/activity.md.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError, runCommand } from '../command-error.ts';
import type { Finding } from './finding.ts';
import { type Page, readPage } from './read-page.ts';
import { continues, type Verdict, verifyActivity } from './verify-activity.ts';

const USAGE = 'usage: npm run verify-activity -- FILE… [--public-key PEM] [--since OLD]…';
const IS_WRONG = 1;
/** Distinguishes files that could not be checked from an activity that is wrong. */
const COULD_NOT_CHECK = 2;
/** Nothing is wrong, but the key that was given proves nothing: no signed root covers an entry. */
const PROVES_NOTHING = 3;

function parse(): { files: string[]; since: string[]; key: string | undefined } {
  try {
    const options = { 'public-key': { type: 'string' }, since: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) throw new Error('there is no file to check');
    return { files: positionals, since: values.since ?? [], key: values['public-key'] };
  } catch (error) {
    throw new CommandError(`${reasonOf(error)}\n${USAGE}`);
  }
}

function read(file: string): Page {
  try {
    return readPage(readFileSync(file));
  } catch (error) {
    throw new CommandError(`${file} is no export: ${reasonOf(error)}`);
  }
}

function readKey(file: string): KeyObject {
  try {
    const key = createPublicKey(readFileSync(file));
    if (key.asymmetricKeyType !== 'ec') throw new Error(`it is one of ${key.asymmetricKeyType}`);
    return key;
  } catch (error) {
    throw new CommandError(`${file} is no public key of ECDSA in PEM: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checkSince(old: readonly Page[], pages: readonly Page[], key: KeyObject | undefined): Finding[] {
  const found = verifyActivity(old, key).findings;
  return found.length > 0 ? found : continues(old, pages);
}

function describe(pages: readonly Page[], { entries, covered }: Verdict, isSigned: boolean): string {
  const all = pages.flatMap((page) => page.entries);
  const next = pages.at(-1)?.next;
  return [
    `${entries} entries${all[0] === undefined ? '' : ` from entry ${all[0].sequence} on`} are one chain.`,
    ...(covered === 0 ? ['No root covers any of them: nothing proves them yet.'] : []),
    ...(covered > 0 && isSigned
      ? [`Up to entry ${covered} they are as they were sealed: signed roots cover them.`]
      : []),
    ...(covered > 0 && !isSigned ? [`Roots cover them up to entry ${covered}.`] : []),
    ...(covered > 0 && (all.at(-1)?.sequence ?? 0) > covered
      ? ['Nothing proves the entries after it yet.']
      : []),
    ...(isSigned ? [] : ['Signatures were not checked: give --public-key.']),
    ...(next === undefined ? [] : [`Further pages follow: cursor=${next}.`]),
  ].join(' ');
}

function report(findings: readonly Finding[], prefix = ''): void {
  for (const { sequence, what } of findings)
    process.stderr.write(`${prefix}${sequence === undefined ? what : `entry ${sequence} ${what}`}\n`);
}

await runCommand(async () => {
  const { files, since, key: keyFile } = parse();
  const [pages, old] = [files.map(read), since.map(read)];
  const key = keyFile === undefined ? undefined : readKey(keyFile);
  const verdict = verifyActivity(pages, key);
  const lost = since.length === 0 ? [] : checkSince(old, pages, key);
  report(verdict.findings);
  report(lost, '--since: ');
  if (verdict.findings.length + lost.length > 0) {
    process.exitCode = IS_WRONG;
    return;
  }
  process.stdout.write(`${describe(pages, verdict, key !== undefined)}\n`);
  if (key !== undefined && verdict.covered === 0) process.exitCode = PROVES_NOTHING;
}, COULD_NOT_CHECK);
