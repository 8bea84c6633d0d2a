import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../infra/operator/activity/read-page.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { publicKeyPem, sealedExport } from './sealed-export.ts';

const ADA = { issuer: 'https://issuer', identifier: 'ada' };
const table = useTable();
const folder = mkdtempSync(join(tmpdir(), 'activity-'));
let sealed: Page;
let good: string;
let key: string;
beforeAll(async () => {
  ({ whole: sealed } = await sealedExport(table(), [ADA], [3, 2]));
  [good, key] = [write('good.json', sealed), write('key.pem', publicKeyPem)];
});

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function run(...args: string[]) {
  const command = ['infra/operator/activity/verify-command.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr: stderr.trim().replaceAll(`${folder}/`, '') };
}

describe('verify-activity', () => {
  it('prints up to which entry signed roots cover the activity, and exits with 0', () => {
    const begin = '5 entries from entry 1 on are one chain.';
    expect(run(good, '--public-key', key)).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `${begin} Up to entry 5 they are as they were sealed: signed roots cover them.`,
    });
    const partly = { ...sealed, proofs: sealed.proofs.slice(0, 1), roots: sealed.roots.slice(0, 1) };
    expect(run(write('partly.json', partly), '--public-key', key)).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `${begin} Up to entry 3 they are as they were sealed: signed roots cover them. Nothing proves the entries after it yet.`,
    });
    expect(run(good)).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `${begin} Roots cover them up to entry 5. Signatures were not checked: give --public-key.`,
    });
    expect(run(write('page.json', { ...sealed, next: '5' })).stdout).toMatch(
      / Further pages follow: cursor=5\.$/,
    );
  });

  it('exits with 3 when a key was given and no signed root covers an entry', () => {
    const bare = write('bare.json', { ...sealed, proofs: [], roots: [] });
    const stdout =
      '5 entries from entry 1 on are one chain. No root covers any of them: nothing proves them yet.';
    expect(run(bare, '--public-key', key)).toEqual({ status: 3, stdout, stderr: '' });
    expect(run(bare).status).toBe(0);
    const empty = write('empty.json', { ...sealed, entries: [], proofs: [], roots: [] });
    expect(run(empty, '--public-key', key).status).toBe(3);
  });

  it('names what is wrong, and exits with 1', () => {
    const { status, stdout, stderr } = run(
      write('bad.json', { ...sealed, entries: sealed.entries.toSpliced(1, 1) }),
    );
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([
      1,
      '',
      'entry 2 is missing, or not in its place',
    ]);
    const roots = [{ ...sealed.roots[0], statement: 'x' }, ...sealed.roots.slice(1)];
    expect(run(write('root.json', { ...sealed, roots }))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^a root has a statement that is none of the format$/m),
    });
  });

  it.each([
    ['no JSON', '{', 'no.json is no export: '],
    ['null', 'null', 'no.json is no export: it is no JSON object'],
    ['no entries', '{"format":"onbehalf-activity/1","user":"a"}', 'no.json is no export: its member entries'],
    ['values too deep', `{"a":${'['.repeat(99_999)}${']'.repeat(99_999)}}`, 'no.json is no export: it has a'],
  ])('prints one line and exits with 2 for a file with %s', (_, text, begin) => {
    const { status, stderr } = run(write('no.json', text));
    expect([status, stderr.split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(`onbehalf: ${begin}`);
  });

  it('exits with 2 for a key, a file or an option that it cannot read', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = write('other.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    for (const args of [
      [good, '--public-key', other],
      [good, '--public-key', good],
      [good, '--public-key', 'none.pem'],
      ['none.json'],
      [],
    ]) {
      const { status, stderr } = run(...args);
      expect([status, stderr]).toEqual([2, expect.not.stringContaining('    at ')]);
    }
    expect(run(good, '--sinse', good).stderr).toContain('usage: ');
  });

  it('compares an export with the pages of an older one, which are checked, too', () => {
    const [first, second] = [0, 1].map((page) =>
      write(`old-${page}.json`, {
        ...sealed,
        entries: sealed.entries.slice(page * 3, page * 2 + 3),
        proofs: sealed.proofs.slice(page, page + 1),
        roots: sealed.roots.slice(page, page + 1),
      }),
    );
    const older = ['--since', String(first), '--since', String(second)];
    expect(run(good, '--public-key', key, ...older)).toMatchObject({ status: 0, stderr: '' });
    expect(run(good, '--since', String(second), '--since', String(first))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--since: entry 1 is missing, or not in its place'),
    });
    const changed = sealed.entries.map((entry) => ({ ...entry, tool: 'other' }));
    expect(run(good, '--since', write('changed.json', { ...sealed, entries: changed }))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--since: entry 1 is not what its hash is of'),
    });
    const empty = write('empty.json', { ...sealed, entries: [], proofs: [], roots: [] });
    expect(run(good, '--since', empty).status).toBe(1);
  });
});
