import { accountLabel } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountTool } from '../tools/account-tool.ts';
import type { CatalogueTool } from '../tools/catalogue.ts';
import { accountArgumentOf } from '../tools/describe-tool.ts';
import type { CallDeps, Caller } from './call.ts';

const DEFAULT = 'leave it out for the default account';

/** The label that a call names. @throws AppError `invalid-request` */
export function checkAccount(value: unknown, tool: CatalogueTool): string | undefined {
  if (value === undefined) return undefined;
  const { success, data } = accountLabel.safeParse(value);
  if (success) return data;
  throw invalidAccount(tool, `must be a label that onbehalf_connections lists; ${DEFAULT}`);
}

/**
 * Runs a call, and reads the user's labels if its account is not linked: a model may make a label up, for which no user
 * is to link an account.
 * @throws AppError of the call; `invalid-request` for a label that the user has not
 */
export async function explainLabel<T>(
  run: () => Promise<T>,
  tool: AccountTool,
  { scope }: Caller,
  { labels }: CallDeps,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isUnlinked = error instanceof AppError && error.code === 'reconnect-required';
    if (!isUnlinked || tool.account === undefined) throw error;
    const known = await labels.list(scope.user).catch(() => undefined);
    if (known === undefined || known.includes(tool.account)) throw error;
    const has = known.length === 0 ? 'This user has no label' : `The user's labels are ${known.join(', ')}`;
    throw invalidAccount(tool, `is no label of this user. ${has}; ${DEFAULT}`);
  }
}

function invalidAccount({ inputSchema }: CatalogueTool, message: string): AppError {
  const path = `body.input.${accountArgumentOf(inputSchema)}`;
  return new AppError('invalid-request', { errors: [{ path, message }] });
}
