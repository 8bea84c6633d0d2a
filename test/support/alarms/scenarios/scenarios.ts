import type { Scenario } from '../scenario.ts';
import { accountScenarios } from './account-scenarios.ts';
import { activityScenarios } from './activity-scenarios.ts';
import { digestScenarios } from './digest-scenarios.ts';
import { functionScenarios } from './function-scenarios.ts';
import { offboardingScenarios } from './offboarding-scenarios.ts';
import { outageScenarios } from './outage-scenarios.ts';
import { reconcileScenarios } from './reconcile-scenarios.ts';

/** A cause for every alarm of the stack. A new alarm needs one, or the test of the table fails. */
export const scenarios: readonly Scenario[] = [
  ...functionScenarios,
  ...outageScenarios,
  ...accountScenarios,
  ...digestScenarios,
  ...reconcileScenarios,
  ...offboardingScenarios,
  ...activityScenarios,
];
