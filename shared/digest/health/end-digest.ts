import { type AlignmentDeps, alignSchedule } from '../../schedules/align-schedule.ts';
import type { DigestRecord } from '../../state/alignment/digest-record.ts';
import type { DigestSettings } from '../../state/digest-settings.ts';
import type { DigestOwner } from '../../state/user-key.ts';

export type EndDeps = AlignmentDeps & { settings: Pick<DigestSettings, 'remove'> };

/**
 * Ends a digest as it was when the record was read: deletes its settings and its schedule, or only the schedule that an
 * earlier attempt has left. Settings that changed meanwhile stay, with their schedule.
 * @throws AppError `upstream-unavailable`: repeating it completes it
 */
export async function endDigest(
  owner: DigestOwner,
  { settings, revision }: DigestRecord,
  deps: EndDeps,
): Promise<void> {
  if (settings === undefined) return void (await alignSchedule(owner, undefined, deps));
  const attempt = await deps.settings.remove(owner, revision);
  if (attempt !== undefined) await alignSchedule(owner, attempt, deps);
}
