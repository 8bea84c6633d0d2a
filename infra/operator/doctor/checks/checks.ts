import { apiChecks } from './api-checks.ts';
import type { Check } from './check.ts';
import { clockChecks } from './clock-checks.ts';
import { corsChecks } from './cors-checks.ts';
import { issuerChecks } from './issuer-checks.ts';
import { scalekitChecks } from './scalekit-checks.ts';
import { secretChecks } from './secret-checks.ts';
import { tokenChecks } from './token-checks.ts';

/** In the order in which they are told. */
export const checks: readonly Check[] = [
  ...apiChecks,
  ...tokenChecks,
  ...issuerChecks,
  ...clockChecks,
  ...corsChecks,
  ...secretChecks,
  ...scalekitChecks,
];
