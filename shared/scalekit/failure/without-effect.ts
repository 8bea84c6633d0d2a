import { AppError } from '../../errors/app-error.ts';
import { classify, type Failure } from './failure.ts';

/** Errors of calls of which an earlier attempt may have had an effect. */
const afterDoubt = new WeakSet<object>();

/** Whether a call that ended with this failure certainly had no effect: it was not sent, or Scalekit refused it. */
function isRefusal({ kind }: Failure): boolean {
  return kind === 'not-sent' || kind === 'rate-limited' || kind === 'refused';
}

/** Remembers the doubt that an earlier attempt of a call leaves, for the error of the last one. */
export function trackDoubt(): (error: unknown) => void {
  let isInDoubt = false;
  return (error) => {
    if (isInDoubt && typeof error === 'object' && error !== null) afterDoubt.add(error);
    isInDoubt ||= !isRefusal(classify(error));
  };
}

/** Whether the call that ended with this error certainly had no effect, in none of its attempts. */
export function isWithoutEffect(thrown: unknown): boolean {
  const cause = thrown instanceof AppError ? thrown.cause : thrown;
  if (typeof cause !== 'object' || cause === null || afterDoubt.has(cause)) return false;
  return isRefusal(classify(cause));
}
