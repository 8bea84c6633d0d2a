import { isProblem } from '../../../../shared/client/problem.ts';
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
    if (Object.hasOwn(form, field)) fields[field] ??= `This ${message}.`;
    else others.push(`${path}: ${message}`);
  }
  if (fields.weekdays && form.weekdays.length === 0) fields.weekdays = 'Choose at least one day.';
  if (fields.time) fields.time = 'Enter a time.';
  return { fields, others };
}
