import type { QueryRow } from '../query-row.ts';
import { accountQueries } from './account-queries.ts';
import { requestQueries } from './request-queries.ts';
import { runQueries } from './run-queries.ts';

/** Every saved query of the stack. */
export const queryRows: readonly QueryRow[] = [...requestQueries, ...runQueries, ...accountQueries];
