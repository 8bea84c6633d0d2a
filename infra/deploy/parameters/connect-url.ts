import { CONSOLE_PATH } from '../../../shared/config/console-pages.ts';
import {
  ACCOUNT_PARAMETER,
  CONNECTION_PARAMETER,
  RECONNECT_PARAMETER,
} from '../../../shared/connections/connect-url.ts';
import { noFragment, type UrlRule, urlParameter } from './url-parameter.ts';

const noAccount: UrlRule = ({ searchParams }) => {
  const own = [CONNECTION_PARAMETER, ACCOUNT_PARAMETER, RECONNECT_PARAMETER].find((name) =>
    searchParams.has(name),
  );
  return own === undefined ? undefined : `must have no ${own} in its query: each link adds its own`;
};

/** The product's page that signs the user in and links the account that `?connection=NAME&account=LABEL` names. */
export function connectUrlSchema(stage: string) {
  return urlParameter(stage, noFragment, noAccount);
}

/** Chooses the page to which a chat sends a user to link an account: the product's own, else the console's. */
export function chooseConnectUrl(
  { connectUrl }: { connectUrl?: string | undefined },
  apiUrl: string,
): string {
  return connectUrl ?? `${apiUrl}${CONSOLE_PATH}`;
}
