import { timeZoneNames } from '../../shared/schedules/time-zones.ts';
import type { JsonSchema } from './json-schema.ts';

/** By component: what the schema checks in code, which zod-openapi would leave out. */
export const refinements: Readonly<Record<string, () => JsonSchema>> = {
  TimeZone: () => ({ enum: [...timeZoneNames()] }),
  // The API removes the blanks at both ends first: a query of blanks alone is empty. Words describe its brackets.
  MailQuery: () => ({ pattern: '^(?=.*\\S)[^\\p{Cc}\\u2028\\u2029]*$' }),
};
