import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableUnder } from '../../support/page.ts';

const page = readFileSync('docs/deploy.md', 'utf8');
const firstCells = (heading: string) =>
  tableUnder(page, heading).map(([cell = '']) => cell.replaceAll('`', ''));

describe('docs/deploy.md', () => {
  it('explains every parameter of the example stage', () => {
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
    expect(firstCells('## Parameters')).toEqual(expect.arrayContaining(Object.keys(context.stages.example)));
  });

  it('lists what every function may do, and no other', () => {
    const listed = firstCells('## What each function may do');
    expect(listed.toSorted()).toEqual(readdirSync('functions').toSorted());
  });
});
