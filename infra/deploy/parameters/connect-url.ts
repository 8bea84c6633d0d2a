import { CONSOLE_PATH } from '../../../shared/config/console-pages.ts';
import { CONNECTION_PARAMETER } from '../../../shared/connections/connect-url.ts';
import { noFragment, type UrlRule, urlParameter } from './url-parameter.ts';

const noConnection: UrlRule = ({ searchParams }) =>
  searchParams.has(CONNECTION_PARAMETER)
    ? `must have no ${CONNECTION_PARAMETER} in its query: each link adds its own`
    : undefined;

/** The product's page that signs the user in and links the account that `?connection=NAME` names. */
export function connectUrlSchema(stage: string) {
  return urlParameter(stage, noFragment, noConnection);
}

/** Chooses the page to which a chat sends a user to link an account: the product's own, else the console's. */
export function chooseConnectUrl(
  { connectUrl }: { connectUrl?: string | undefined },
  apiUrl: string,
): string {
  return connectUrl ?? `${apiUrl}${CONSOLE_PATH}`;
}
