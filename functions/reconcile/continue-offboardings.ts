import { OFFBOARDING_OVERDUE_SECONDS } from '../../shared/config/job-limits.ts';
import type { ReconcileDeps } from './sweep.ts';

type Deps = Pick<ReconcileDeps, 'listUnfinished' | 'continueOffboarding' | 'now'>;

/** Invokes the job again for each offboarding that should have ended. @returns how many @throws AppError of the table, Lambda */
export async function continueOffboardings({
  listUnfinished,
  continueOffboarding,
  now,
}: Deps): Promise<number> {
  let continued = 0;
  for await (const hashes of listUnfinished(now() - OFFBOARDING_OVERDUE_SECONDS * 1_000)) {
    for (const user of hashes) {
      await continueOffboarding({ user });
      continued += 1;
    }
  }
  return continued;
}
