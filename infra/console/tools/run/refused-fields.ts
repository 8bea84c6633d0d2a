import { isProblem } from '../../../../shared/client/problem.ts';
import { joinPath } from '../form/field-kind.ts';
import type { FieldErrors } from '../form/read-input.ts';

/** What the API refused of an input: by field, and what belongs to no field. */
export type Refused = { fields: FieldErrors; others: string[] };

const INPUT = 'body.input.';

/** Reads the errors of a failed run. The API names a field as `body.input.<name>`. */
export function describeRefused(run: object | undefined): Refused {
  const problem = run && 'problem' in run ? run.problem : undefined;
  const errors = isProblem(problem) ? (problem.facts.errors ?? []) : [];
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message } of errors) {
    const name = path.startsWith(INPUT) ? path.slice(INPUT.length) : '';
    // Members of a field belong to the field.
    const [field = ''] = name.split('.');
    if (field === '') others.push(`${path}: ${message}`);
    else if (!Object.hasOwn(fields, field)) fields[joinPath('', field)] = message;
  }
  return { fields, others };
}
