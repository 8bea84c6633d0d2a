import { isProblem } from '../../../../shared/client/problem.ts';
import { MAX_MESSAGES } from '../../../../shared/digest/limits.ts';
import type { FormState } from './form-state.ts';

/** What the API refused of the settings: by field, and what belongs to no field. */
type SettingErrors = { fields: Readonly<Record<string, string>>; others: string[] };

/** Reads the errors of a save that failed. The API names a field as `body.<name>`. */
export function describeSettingErrors(form: FormState, problem: unknown): SettingErrors {
  const errors = isProblem(problem) ? (problem.facts.errors ?? []) : [];
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message } of errors) {
    const [, field = ''] = path.split('.');
    if (Object.hasOwn(form, field)) fields[field] ??= describe(message);
    else others.push(`${path}: ${message}`);
  }
  if (fields.weekdays && form.weekdays.length === 0) fields.weekdays = 'Choose at least one day.';
  if (fields.time) fields.time = 'Enter a time.';
  if (fields.maxMessages) fields.maxMessages = `Enter a number from 1 to ${MAX_MESSAGES}.`;
  return { fields, others };
}

/** The API's own messages go on from the field's name; those of its schema library are about lengths. */
function describe(message: string): string {
  const [, most] = /<=(\d+) characters/.exec(message) ?? [];
  if (most) return `Enter at most ${most} characters.`;
  return /^[a-z]/.test(message) ? `This ${message}.` : 'This is not valid.';
}
