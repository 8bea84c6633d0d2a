import { AppError } from '../../shared/errors/app-error.ts';

/** The AppError that a call throws; anything else, or nothing, fails the test. */
export function errorOf(call: () => unknown): AppError {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It did not throw.');
}

/** The AppError that a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It did not reject.');
}
