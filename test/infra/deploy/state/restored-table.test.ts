import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { environments } from '../../../../shared/config/environment.ts';
import { listProblems } from '../refusals.ts';
import { acme } from '../stages.ts';
import { only, synthesize } from '../template.ts';

const restored = { tableName: 'onbehalf-restored', resumedAt: '2026-11-29T14:30:00Z' };

describe('a stage whose table was restored', () => {
  const { functions, resources, template } = synthesize('acme', { ...acme, restored });

  it('gives the restored table to each function that has one, and keeps its own', () => {
    const names = functions.flatMap(({ properties }) => properties.Environment.Variables.TABLE_NAME ?? []);
    expect(new Set(names)).toEqual(new Set(['onbehalf-restored']));
    expect(names).toHaveLength(
      Object.values(environments).filter(({ shape }) => 'TABLE_NAME' in shape).length,
    );
    const [id] = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()));
    expect([id]).toEqual([...synthesize().resources('AWS::DynamoDB::GlobalTable', z.unknown()).keys()]);
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain' });
    expect(template.Outputs.TableName?.Value).toBe('onbehalf-restored');
  });

  it('grants rights on the restored table and its index, and none on its own', () => {
    const statement = z.object({ Action: z.unknown(), Resource: z.unknown() });
    const policy = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });
    const granted = [...resources('AWS::IAM::Policy', policy).values()]
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'))
      .map(({ Resource }) => JSON.stringify(Resource));
    expect(granted.length).toBeGreaterThan(5);
    for (const resource of granted) {
      expect(resource).toMatch(/:table\/onbehalf-restored(\/index\/pending)?"/);
    }
  });

  it.each(['execute-action', 'mcp', 'digest-schedule', 'mail-digest'])(
    'lets %s know until when writes may be lost',
    (name) => {
      const { properties } = only(functions.filter((each) => each.name === name));
      const { RESUMED_AT, UNTIMED_KEYS } = properties.Environment.Variables;
      expect({ RESUMED_AT, UNTIMED_KEYS }).toEqual({
        RESUMED_AT: '2026-11-29T14:30:00Z',
        UNTIMED_KEYS: 'refuse',
      });
    },
  );

  it.each([
    [{ ...restored, tableName: 'a table' }, 'restored.tableName: must be the name of a table'],
    [{ ...restored, resumedAt: '2026-11-29 14:30' }, 'restored.resumedAt: must be a time in UTC'],
    [{ ...restored, resumedAt: '2026-11-29T14:30:00+01:00' }, 'restored.resumedAt: must be a time in UTC'],
    [{ ...restored, untimedKeys: 'ignore' }, 'restored.untimedKeys: '],
    [{ tableName: 'onbehalf-restored' }, 'restored.resumedAt: must be a time in UTC'],
  ])('is refused with %j', (wrong, problem) => {
    expect(listProblems({ ...acme, restored: wrong })).toEqual([expect.stringContaining(problem)]);
  });
});
