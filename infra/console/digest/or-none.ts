import { isProblem } from '../../../shared/client/problem.ts';

/** The response, or null where the user has none. */
export function orNone<T>(loading: Promise<T>): Promise<T | null> {
  return loading.catch((thrown: unknown) => {
    if (isProblem(thrown, 'not-found')) return null;
    throw thrown;
  });
}
