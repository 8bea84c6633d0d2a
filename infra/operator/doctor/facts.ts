import type { ScalekitClient } from '@scalekit-sdk/node';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import type { AlarmReading } from './alarm-reading.ts';
import type { Exchange, HttpResponse } from './exchange.ts';
import type { Jwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';
import type { ResolvedHost } from './surroundings.ts';

/** The facts that the checks judge; a fact that could not be obtained is absent. */
export type Facts = {
  /** `GET /connections` without a token. */
  apiExchange: Exchange;
  api: { url: string; response: HttpResponse };
  /** A user's access token. */
  token: string;
  jwt: Jwt;
  stage: Parameters;
  /** The stage's issuer, else the token's. */
  issuer: string;
  discoveryExchange: Exchange;
  /** The hosts of the issuer and, where its discovery document names another one, of its keys. */
  issuerHosts: ResolvedHost[];
  /** `jwks_uri` of the issuer's discovery document. */
  keysUrl: string;
  /** Absent where a public issuer names keys at an address that is not public. */
  keysExchange: Exchange;
  /** The endpoints of a sign-in in the discovery document; absent where a public issuer names ones that are not public. */
  signInEndpoints: { authorization: string; token: string };
  secret: SecretReading;
  credentials: { clientId: string; clientSecret: string };
  scalekitExchange: Exchange;
  /** A request to Scalekit's token endpoint. */
  credentialsExchange: Exchange;
  scalekit: ScalekitClient;
  /** The region of the deployment. */
  region: string;
  alarming: AlarmReading;
};

/** Why a check is skipped that needs the first absent fact of `names`. */
export function explainAbsence(names: readonly (keyof Facts)[], facts: Partial<Facts>): string {
  const absent = names.find((name) => facts[name] === undefined);
  if (absent === undefined) return '';
  return missing[absent === 'api' && facts.apiExchange === undefined ? 'apiExchange' : absent];
}

const missing: Record<keyof Facts, string> = {
  apiExchange: 'no --url is given, as before a first deployment',
  api: 'the API does not respond',
  token: 'no token is given: set ONBEHALF_TOKEN',
  jwt: 'there is no readable token',
  stage: 'no --stage is given',
  issuer: 'neither --stage nor a readable token names the issuer',
  discoveryExchange: 'neither --stage nor a readable token names the issuer',
  issuerHosts: 'neither --stage nor a readable token names the issuer',
  keysUrl: 'there is no discovery document with a jwks_uri',
  keysExchange: 'the keys are not at a public address',
  signInEndpoints: 'there is no discovery document with endpoints of a sign-in at public addresses',
  secret: 'no --secret-id is given, and SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET are not set',
  credentials:
    'there are no Scalekit credentials: give --secret-id, or set SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET',
  scalekitExchange: 'no --stage is given',
  credentialsExchange: 'it needs --stage, and --secret-id or SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET',
  scalekit:
    'it needs --stage, and credentials that Scalekit accepts: give --secret-id, or set SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET',
  region: 'the region of the deployment is unknown: set AWS_REGION',
  alarming: 'it needs --stage and --secret-id, and the region of the deployment',
};
