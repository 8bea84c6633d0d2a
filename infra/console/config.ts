/** What the function `console` writes into each page. It holds no secrets. */
export type Config = {
  /** The origin of the API and of this console. */
  apiUrl: string;
  issuer: string;
  clientId: string;
  scopes: string;
  /** The endpoints are absent while the issuer's discovery document cannot be read. */
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
  endSessionEndpoint?: string;
  /** Why there are no endpoints. */
  signInProblem?: string;
  /** Whether links return to the API itself; requests then include credentials. */
  cookieMode: boolean;
};

const HOME_PATH = '/console';
const meta = document.querySelector('meta[name="onbehalf-config"]');

export const config: Config = JSON.parse(meta?.getAttribute('content') ?? '{}');

/** The console's own addresses. Nothing in an address decides where a sign-in returns. */
export const paths = {
  home: HOME_PATH,
  callback: `${HOME_PATH}/callback`,
  signedIn: `${HOME_PATH}/signed-in`,
} as const;
