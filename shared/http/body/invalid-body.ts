import { AppError } from '../../errors/app-error.ts';

/** The refusal of a body, or of the value at `path` in it. */
export function invalidBody(message: string, path = 'body'): AppError {
  return new AppError('invalid-request', { errors: [{ path, message }] });
}
