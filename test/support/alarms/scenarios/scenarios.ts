import type { Scenario } from '../scenario.ts';
import { functionScenarios } from './function-scenarios.ts';

/** A cause for every alarm of the stack. A new alarm needs one, or the test of the table fails. */
export const scenarios: readonly Scenario[] = [...functionScenarios];
