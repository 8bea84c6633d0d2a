import type { AlarmRow } from '../alarm-row.ts';
import { accountRows } from './account-rows.ts';
import { activityRows } from './activity-rows.ts';
import { agentRows } from './agent-rows.ts';
import { apiRows } from './api-rows.ts';
import { digestRows } from './digest-rows.ts';
import { functionRows } from './function-rows.ts';
import { stateRows } from './state-rows.ts';

/** Every alarm of the stack. A new one is a row in one of these lists, and a heading in docs/runbook. */
export const alarmRows: readonly AlarmRow[] = [
  ...apiRows,
  ...functionRows,
  ...agentRows,
  ...digestRows,
  ...accountRows,
  ...activityRows,
  ...stateRows,
];
