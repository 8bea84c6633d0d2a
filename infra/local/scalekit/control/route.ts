import type { z } from 'zod';
import type { Environment } from '../server/environment.ts';
import { ControlError } from './control-error.ts';

/**
 * Handles a control request and returns the response body.
 * @param input the query of GET and DELETE, the JSON body of POST
 * @param name the path segment that matches `*`
 */
export type ControlRoute = (environment: Environment, input: unknown, name: string) => unknown;

/** Creates a route that validates its input. The route throws ControlError 400 with the invalid fields. */
export function defineRoute<Schema extends z.ZodType>(
  schema: Schema,
  run: (environment: Environment, input: z.output<Schema>, name: string) => unknown,
): ControlRoute {
  return (environment, input, name) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(environment, parsed.data, name);
    const problems = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
    throw new ControlError(400, problems.join('; '));
  };
}
