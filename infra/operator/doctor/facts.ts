import type { ScalekitClient } from '@scalekit-sdk/node';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import type { Exchange, HttpResponse } from './exchange.ts';
import type { Jwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';

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
  /** `jwks_uri` of the issuer's discovery document. */
  keysUrl: string;
  secret: SecretReading;
  credentials: { clientId: string; clientSecret: string };
  scalekitExchange: Exchange;
  /** A request to Scalekit's token endpoint. */
  credentialsExchange: Exchange;
  scalekit: ScalekitClient;
};

/** Why a check is skipped that needs an absent fact. */
export const missing: Record<keyof Facts, string> = {
  apiExchange: 'no --url is given',
  api: 'the API does not respond',
  token: 'no token is given: set ONBEHALF_TOKEN',
  jwt: 'there is no readable token',
  stage: 'no --stage is given',
  issuer: 'neither --stage nor a readable token names the issuer',
  discoveryExchange: 'neither --stage nor a readable token names the issuer',
  keysUrl: 'there is no discovery document with a jwks_uri',
  secret: 'no --secret-id is given, and SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET are not set',
  credentials: 'there are no Scalekit credentials: give --secret-id',
  scalekitExchange: 'no --stage is given',
  credentialsExchange: 'it needs --stage and --secret-id',
  scalekit: 'it needs --stage and credentials that Scalekit accepts',
};
