import type { AuthorizeDeps } from './authorize.ts';

/** The console's client and callback, in a stage that has the console. */
export function readConsole(env: {
  CONSOLE_CLIENT_ID?: string | undefined;
  CONSOLE_CALLBACK_URL?: string | undefined;
}): AuthorizeDeps['console'] {
  const { CONSOLE_CLIENT_ID: clientId, CONSOLE_CALLBACK_URL: callbackUrl } = env;
  return clientId === undefined || callbackUrl === undefined ? undefined : { clientId, callbackUrl };
}
