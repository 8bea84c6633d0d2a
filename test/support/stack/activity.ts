import { expect } from 'vitest';
import { signedIn } from './product.ts';
import { seal } from './seal.ts';

type Shown = Record<string, unknown> & { sealed: boolean };

/** The first page of a user's activity. */
export async function activityOf(identifier: string): Promise<Shown[]> {
  const { json } = await (await signedIn(identifier))('GET /activity');
  return json.entries;
}

/** The sealed entries, after two runs of the job: no act is left, and none is sealed twice. */
export async function sealedOf(identifier: string): Promise<Shown[]> {
  await seal();
  expect((await seal()).failed).toBe(false);
  const entries = await activityOf(identifier);
  expect(entries.filter(({ sealed }) => !sealed)).toEqual([]);
  return entries;
}
