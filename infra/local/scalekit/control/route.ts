import type { z } from 'zod';
import type { Environment } from '../server/environment.ts';
import { ControlError } from './control-error.ts';

/** Gets the query on GET and DELETE, the JSON body on POST, and what stands for `*` in the path. */
export type ControlRoute = (environment: Environment, input: unknown, name: string) => unknown;

/** A defineRoute whose input has a schema. @throws ControlError 400 that names what is wrong */
export function defineRoute<Schema extends z.ZodType>(
  schema: Schema,
  run: (environment: Environment, input: z.output<Schema>, name: string) => unknown,
): ControlRoute {
  return (environment, input, name) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(environment, parsed.data, name);
    const wrong = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
    throw new ControlError(400, wrong.join('; '));
  };
}
