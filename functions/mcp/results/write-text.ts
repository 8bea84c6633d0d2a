import type { ActionOutcome } from '../../../shared/actions/action.ts';

export function writeText(
  { response, replayed }: ActionOutcome,
  { key, again }: { key: string; again: string },
): string {
  return JSON.stringify({ ...response, replayed, key, again });
}
