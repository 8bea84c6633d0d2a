import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedGrant } from '../../../infra/local/events/record-grants.ts';
import { checkRecordedGrants } from '../../runner/recorded-grants.ts';

const grant = (action: string, holder = 'connect') => ({ holder, action, resource: 'arn:aws:x' });
const granted = (...of: Parameters<typeof grant>): RecordedGrant => ({
  kind: 'granted',
  grant: grant(...of),
});
const used = (...of: Parameters<typeof grant>): RecordedGrant => ({ kind: 'used', grant: grant(...of) });
const denied = (isAnnounced: boolean): RecordedGrant => ({
  kind: 'denied',
  caller: 'connect',
  action: 'dynamodb:Scan',
  resource: 'arn:aws:x',
  isAnnounced,
});

/** The verdict on what two stacks recorded. */
function check(
  first: RecordedGrant[],
  second: RecordedGrant[] = [],
  list: { holder: string; action: string }[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-grants-'));
  for (const [nth, lines] of [first, second].entries())
    writeFileSync(join(folder, `${nth}.ndjson`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const explained = list.map((row) => ({ ...row, reason: 'a reason' }));
  const verdict = checkRecordedGrants(folder, explained);
  rmSync(folder, { recursive: true });
  return verdict;
}

describe('the grants of a run', () => {
  it('are all used when each stack used some', () => {
    const both = [granted('dynamodb:GetItem'), granted('dynamodb:PutItem')];
    expect(check([...both, used('dynamodb:GetItem')], [...both, used('dynamodb:PutItem')])).toEqual({
      granted: 2,
      used: 2,
      denied: [],
      unexplained: [],
      stale: [],
    });
  });

  it('are reported when no call used them, and nothing explains that', () => {
    const verdict = check([granted('dynamodb:GetItem'), used('dynamodb:GetItem', 'mcp')]);
    expect(verdict.unexplained).toEqual(['connect: dynamodb:GetItem on arn:aws:x']);
  });

  it.each(['connect', 'every function'])('may be unused where the list has a reason for %s', (holder) => {
    const list = [{ holder, action: 'dynamodb:GetItem' }];
    expect(check([granted('dynamodb:GetItem')], [], list)).toMatchObject({ unexplained: [], stale: [] });
  });

  it.each([
    ['used', [granted('dynamodb:GetItem'), used('dynamodb:GetItem')]],
    ['gone', []],
    ["another holder's", [granted('dynamodb:GetItem', 'mcp')]],
  ])('make a row of the list stale when its grant is %s', (_what, lines) => {
    const list = [{ holder: 'connect', action: 'dynamodb:GetItem' }];
    expect(check(lines, [], list).stale).toEqual(['connect: dynamodb:GetItem']);
  });

  it('show a denial, unless a test took the right away', () => {
    expect(check([denied(true)]).denied).toEqual([]);
    expect(check([denied(false), denied(false)]).denied).toEqual(['connect: dynamodb:Scan on arn:aws:x']);
  });
});
