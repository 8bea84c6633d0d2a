import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canariesIn } from '../../runner/canaries.ts';
import { Watch } from '../../runner/watch.ts';

const random = (bytes: number, encoding: 'base64' | 'base64url' = 'base64url') =>
  randomBytes(bytes).toString(encoding);

// Made at run time: a canary written in this file would appear in the log of a failing test.
describe('the canaries of npm test', () => {
  it.each([
    ['a client secret of the simulator', () => `local_${random(24)}`],
    ["an access token of Scalekit's", () => `Bearer skat_${random(32)}`],
    ["a user's access token at a provider", () => `{"access_token":"ya29.${random(24)}"}`],
    ["a user's refresh token at a provider", () => `1//${random(24)}`],
    ['a webhook secret', () => `["whsec_${random(24, 'base64')}"]`],
    ["a user's token of the issuer", () => `eyJ${random(20)}.eyJ${random(40)}.${random(64)}`],
    ['mail text', () => ['quarterly', 'canary', 'body'].join('-')],
  ])('recognise %s', (name, made) => {
    expect(canariesIn(`before ${made()} after`)).toEqual([name]);
  });

  it('recognise a text of the sample mailbox', () => {
    const mails = readdirSync('infra/local/sample-mailbox').map((name) =>
      readFileSync(`infra/local/sample-mailbox/${name}`, 'utf8'),
    );
    expect(mails.filter((text) => canariesIn(text.replaceAll(/=?\r?\n/g, ' ')).length > 0)).not.toEqual([]);
  });

  it('ignore what only resembles them', () => {
    expect(canariesIn('skat_… whsec_<base64> local_id ya29. https://a.example/1//2 eyJ.eyJ.')).toEqual([]);
  });
});

describe('the search of logs', () => {
  it('finds each problem that the contract of its route does not declare, once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onbehalf-logs-'));
    const marked = {
      level: 'INFO',
      undeclared: true,
      route: 'GET /digest',
      status: 409,
      code: 'reconnect-required',
    };
    const lines = [marked, marked, { ...marked, undeclared: undefined, code: 'not-found' }];
    writeFileSync(join(folder, 'digest.log'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const watch = new Watch();
    expect(watch.folder(folder)).toBe(3);
    rmSync(folder, { recursive: true });
    expect([...watch.undeclared]).toEqual(['GET /digest: reconnect-required']);
  });
});
