import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anchorsOf } from '../../../support/page.ts';
import { only, refSchema, synthesize } from '../template.ts';
import { compositeSchema, readAlarms } from './alarm-resources.ts';

const stack = synthesize();
const descriptions = [
  ...[...readAlarms(stack).values()].map(({ alarm }) => alarm.AlarmDescription),
  only(stack.resources('AWS::CloudWatch::CompositeAlarm', compositeSchema).values()).AlarmDescription,
];
const queries = [
  ...stack
    .resources(
      'AWS::Logs::QueryDefinition',
      z.object({ Name: z.string(), LogGroupNames: z.array(refSchema), QueryString: z.string() }),
    )
    .values(),
];

/** Every entry of the pages with its address, such as `docs/runbook/api.md#service-is-down`. */
const entries = readdirSync('docs/runbook').flatMap((page) => {
  const text = readFileSync(`docs/runbook/${page}`, 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((entry) => ({ address: `docs/runbook/${page}#${anchorsOf(`## ${entry}`)[0]}`, entry }));
});

describe('the runbook', () => {
  it.each(descriptions)('has the entry of an alarm: %s', (description) => {
    const [, address] = /: see (docs\/runbook\/\S+)$/.exec(description) ?? [];
    expect(entries.map((entry) => entry.address)).toContain(address);
  });

  it.each(entries)('has no entry without an alarm: $address', ({ address }) => {
    expect(descriptions.filter((description) => description.endsWith(`: see ${address}`))).not.toEqual([]);
  });

  it.each(entries)(
    'says what an alarm means, where to look, what to do and when it is over: $address',
    ({ entry }) => {
      for (const part of ['Means', 'Look', 'Do', 'Over']) expect(entry).toContain(`\n**${part}**`);
      const [, look = ''] = /\n\*\*Look\*\*: (.+)/.exec(entry) ?? [];
      const named = [...look.matchAll(/`([^`]+)`/g)].map(([, name]) => `Onbehalf/${name}`);
      expect(queries.map(({ Name }) => Name)).toContain(named[0]);
    },
  );
});

describe('the saved queries', () => {
  it('answer the questions of every day', () => {
    const names = queries.map(({ Name }) => Name.replace('Onbehalf/', ''));
    expect(names).toEqual(
      expect.arrayContaining([
        'slowest routes',
        '5xx by code and trace',
        'one request by id',
        'one user by hash',
        'slots by state',
        'cold starts',
        'bytes per route',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(queries)('look at log groups of the stack, and begin each command on a line: $Name', (query) => {
    for (const group of query.LogGroupNames)
      expect(stack.template.Resources[group]?.Type).toBe('AWS::Logs::LogGroup');
    const commands = query.QueryString.split('\n| ').map((command) => command.split(' ')[0]);
    for (const command of commands) expect(['fields', 'filter', 'limit', 'sort', 'stats']).toContain(command);
  });
});
